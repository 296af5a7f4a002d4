import { Square } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function CheckReopened({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={Square} event={event}>
      {t.rich("checkReopened", { who, b, text: text("text") || t("unknownValue") })}
    </SystemLine>
  );
}
