import { SquareX } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function TaskDropped({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={SquareX} event={event}>
      {t.rich("taskDropped", { who, b, title: text("title") || t("unknownValue") })}
    </SystemLine>
  );
}
