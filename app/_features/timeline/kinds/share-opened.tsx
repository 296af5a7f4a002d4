import { Eye } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function ShareOpened({ event }: LineProps) {
  const { t } = useLineParts(event);
  return (
    <SystemLine icon={Eye} event={event}>
      {t("shareOpened")}
    </SystemLine>
  );
}
