import { Volume2 } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function SilenceExpired({ event }: LineProps) {
  const { t, text } = useLineParts(event);
  const comment = text("comment");
  return (
    <SystemLine icon={Volume2} event={event}>
      {t("silenceExpired")}
      {comment && <>: {comment}</>}
    </SystemLine>
  );
}
