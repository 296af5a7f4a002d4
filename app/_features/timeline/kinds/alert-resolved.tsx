import { BellOff } from "lucide-react";
import type { LineProps } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";
import { useAlertLine } from "./use-alert-line";

export function AlertResolved({ event }: LineProps) {
  const { t, b, text } = useAlertLine(event);
  const alertname = text("alertname") || t("unnamedAlert");
  return (
    <SystemLine icon={BellOff} event={event}>
      {t.rich("alertResolved", { b, alertname })}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
