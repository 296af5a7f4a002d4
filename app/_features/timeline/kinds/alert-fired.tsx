import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LineProps } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";
import { useAlertLine } from "./use-alert-line";

export function AlertFired({ event }: LineProps) {
  const { t, b, text, who } = useAlertLine(event);
  const byHand = useTranslations("alerts.line");
  const alertname = text("alertname") || t("unnamedAlert");
  const severity = text("severity");
  return (
    <SystemLine icon={BellRing} event={event}>
      {event.payload.byHand === true
        ? byHand.rich("attached", { b, who, alertname })
        : severity
          ? t.rich("alertFiredAs", { b, alertname, severity })
          : t.rich("alertFired", { b, alertname })}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
