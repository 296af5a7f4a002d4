import { BellRing } from "lucide-react";
import type { LineProps } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";
import { useAlertLine } from "./use-alert-line";

export function AlertFired({ event }: LineProps) {
  const { t, b, text } = useAlertLine(event);
  const alertname = text("alertname") || t("unnamedAlert");
  const severity = text("severity");
  return (
    <SystemLine icon={BellRing} event={event}>
      {severity ? t.rich("alertFiredAs", { b, alertname, severity }) : t.rich("alertFired", { b, alertname })}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
