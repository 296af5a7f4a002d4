import { RotateCcw } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function TaskReopened({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={RotateCcw} event={event}>
      {t.rich("taskReopened", { who, b, title: text("title") || t("unknownValue") })}
    </SystemLine>
  );
}
