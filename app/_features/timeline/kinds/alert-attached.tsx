import { Link2 } from "lucide-react";
import type { LineProps } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";
import { useAlertLine } from "./use-alert-line";

export function AlertAttached({ event }: LineProps) {
  const { t, b, text, who } = useAlertLine(event);
  return (
    <SystemLine icon={Link2} event={event}>
      {t.rich("alertAttached", { b, who, alertname: text("alertname") || t("unnamedAlert") })}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
