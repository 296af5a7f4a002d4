import { PencilLine } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function TitleChanged({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={PencilLine} event={event}>
      {t.rich("titleChanged", { who, b, from: text("from"), to: text("to") })}
    </SystemLine>
  );
}
