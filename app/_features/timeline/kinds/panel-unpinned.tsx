import { PinOff } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function PanelUnpinned({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  return (
    <SystemLine icon={PinOff} event={event}>
      {t.rich("panelUnpinned", { who, b, title: text("title") || t("untitledPanel") })}
    </SystemLine>
  );
}
