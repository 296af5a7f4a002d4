import { Siren } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function IncidentDeclared({ event }: LineProps) {
  const { t, who, b, text, label } = useLineParts(event);
  return (
    <SystemLine icon={Siren} event={event}>
      {t.rich("incidentDeclared", { who, b, title: text("title"), severity: label("severity", "severity") })}
    </SystemLine>
  );
}
