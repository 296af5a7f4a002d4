import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LineProps } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";
import { useAlertLine } from "./use-alert-line";

export function AlertResolved({ event }: LineProps) {
  const { t, b, text, who } = useAlertLine(event);
  const byHand = useTranslations("alerts.line");
  const alertname = text("alertname") || t("unnamedAlert");
  return (
    <SystemLine icon={BellOff} event={event}>
      {event.payload.byHand === true
        ? byHand.rich("detached", { b, who, alertname })
        : t.rich("alertResolved", { b, alertname })}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
