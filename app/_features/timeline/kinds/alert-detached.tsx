import { Unlink } from "lucide-react";
import type { LineProps } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";
import { useAlertLine } from "./use-alert-line";

export function AlertDetached({ event }: LineProps) {
  const { t, b, text, who } = useAlertLine(event);
  return (
    <SystemLine icon={Unlink} event={event}>
      {t.rich("alertDetached", { b, who, alertname: text("alertname") || t("unnamedAlert") })}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
