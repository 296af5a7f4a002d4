import { LayoutGrid } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function PanelsArranged({ event }: LineProps) {
  const { t, who, b } = useLineParts(event);
  return (
    <SystemLine icon={LayoutGrid} event={event}>
      {t.rich("panelsArranged", { who, b })}
    </SystemLine>
  );
}
