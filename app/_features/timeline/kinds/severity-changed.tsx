import { Gauge } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function SeverityChanged({ event }: LineProps) {
  const { t, who, b, label } = useLineParts(event);
  return (
    <SystemLine icon={Gauge} event={event}>
      {t.rich("severityChanged", { who, b, from: label("severity", "from"), to: label("severity", "to") })}
    </SystemLine>
  );
}
