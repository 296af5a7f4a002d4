import { NotebookPen } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function AnnotationWritten({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={NotebookPen} event={event}>
      {t.rich("annotationWritten", { who, b, text: text("text") || t("unknownValue") })}
    </SystemLine>
  );
}
