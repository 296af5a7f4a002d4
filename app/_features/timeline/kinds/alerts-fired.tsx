import { BellRing } from "lucide-react";
import { AlertNames } from "./alert-names";
import type { LineProps } from "./line-parts";
import { SystemLine } from "./system-line";
import { useAlertLine } from "./use-alert-line";

/** Many alerts in one line. */
export function AlertsFired({ event }: LineProps) {
  const { t, b } = useAlertLine(event);
  return (
    <SystemLine icon={BellRing} event={event}>
      {t.rich("alertsFired", { b, count: Number(event.payload.count) || 0 })}
      <AlertNames event={event} />
    </SystemLine>
  );
}
