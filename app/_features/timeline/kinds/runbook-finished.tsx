import { BookCheck } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function RunbookFinished({ event }: LineProps) {
  const { t, b, text } = useLineParts(event);
  const title = text("title") || t("unknownValue");
  const outcome = text("outcome");
  return (
    <SystemLine icon={BookCheck} event={event}>
      {outcome ? t.rich("runbookFinishedAs", { b, title, outcome }) : t.rich("runbookFinished", { b, title })}
    </SystemLine>
  );
}
