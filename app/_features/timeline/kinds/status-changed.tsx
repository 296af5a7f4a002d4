import { Activity } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function StatusChanged({ event }: LineProps) {
  const { t, who, b, label } = useLineParts(event);
  return (
    <SystemLine icon={Activity} event={event}>
      {t.rich("statusChanged", { who, b, from: label("status", "from"), to: label("status", "to") })}
    </SystemLine>
  );
}
