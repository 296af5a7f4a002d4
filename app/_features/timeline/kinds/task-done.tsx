import { SquareCheckBig } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function TaskDone({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={SquareCheckBig} event={event}>
      {t.rich("taskDone", { who, b, title: text("title") || t("unknownValue") })}
    </SystemLine>
  );
}
