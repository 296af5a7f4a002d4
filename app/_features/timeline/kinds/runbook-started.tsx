import { BookOpenCheck } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function RunbookStarted({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={BookOpenCheck} event={event}>
      {t.rich("runbookStarted", { who, b, title: text("title") || t("unknownValue") })}
    </SystemLine>
  );
}
