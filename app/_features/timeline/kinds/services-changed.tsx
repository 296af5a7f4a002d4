import { Boxes } from "lucide-react";
import { useFormatter } from "next-intl";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function ServicesChanged({ event }: LineProps) {
  const { t, who, b, texts } = useLineParts(event);
  const format = useFormatter();
  const services = texts("services");
  const titles = texts("dashboards");
  return (
    <SystemLine icon={Boxes} event={event}>
      {services.length > 0
        ? t.rich("servicesChanged", { who, b, services: format.list(services) })
        : t.rich("servicesRemoved", { who, b })}
      {titles.length > 0 && <> {t.rich("servicesBrought", { b, titles: format.list(titles) })}</>}
    </SystemLine>
  );
}
