import { SquareCheckBig } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function CheckDone({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={SquareCheckBig} event={event}>
      {t.rich("checkDone", { who, b, text: text("text") || t("unknownValue") })}
    </SystemLine>
  );
}
