import { Siren } from "lucide-react";
import { useFormatter } from "next-intl";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function IncidentDeclared({ event }: LineProps) {
  const { t, who, b, text, texts, label } = useLineParts(event);
  const format = useFormatter();
  const services = texts("services");
  const titles = texts("dashboards");
  const type = text("type");
  return (
    <SystemLine icon={Siren} event={event}>
      {t.rich("incidentDeclared", { who, b, title: text("title"), severity: label("severity", "severity") })}
      {type && t("declaredType", { type })}
      {services.length > 0 && <>{t.rich("declaredServices", { b, services: format.list(services) })}</>}
      {titles.length > 0 && <> {t.rich("servicesBrought", { b, titles: format.list(titles) })}</>}
    </SystemLine>
  );
}
