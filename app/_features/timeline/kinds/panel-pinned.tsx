import { Pin } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function PanelPinned({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={Pin} event={event}>
      {t.rich("panelPinned", { who, b, title: text("title") || t("untitledPanel") })}
    </SystemLine>
  );
}
