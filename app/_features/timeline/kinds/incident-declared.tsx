import { Siren } from "lucide-react";
import { useFormatter } from "next-intl";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";
import { useMilestones } from "./use-milestones";

const isGiven = (value: unknown): value is { name: string; at: unknown } =>
  typeof value === "object" && value !== null && "at" in value && "name" in value && typeof value.name === "string";

export function IncidentDeclared({ event }: LineProps) {
  const { t, who, b, text, texts, label } = useLineParts(event);
  const format = useFormatter();
  const services = texts("services");
  const titles = texts("dashboards");
  const type = text("type");
  const milestones = useMilestones();
  const { times } = event.payload;
  const given = Array.isArray(times) ? times.filter(isGiven) : [];
  return (
    <SystemLine icon={Siren} event={event}>
      {t.rich("incidentDeclared", { who, b, title: text("title"), severity: label("severity", "severity") })}
      {type && t("declaredType", { type })}
      {given.length > 0 && t("declaredTimes", { times: milestones(given) })}
      {services.length > 0 && <>{t.rich("declaredServices", { b, services: format.list(services) })}</>}
      {titles.length > 0 && <> {t.rich("servicesBrought", { b, titles: format.list(titles) })}</>}
    </SystemLine>
  );
}
