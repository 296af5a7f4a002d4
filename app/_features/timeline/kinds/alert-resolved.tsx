import { BellOff } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";

export function AlertResolved({ event }: LineProps) {
  const { t, b, text } = useLineParts(event);
  return (
    <SystemLine icon={BellOff} event={event}>
      {t.rich("alertResolved", { b, alertname: text("alertname") || t("unnamedAlert") })}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
