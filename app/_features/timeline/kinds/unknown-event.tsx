import { Info } from "lucide-react";
import type { LineProps } from "./line-parts";
import { SystemLine } from "./system-line";

/** A kind from a newer server: told as it came. */
export function UnknownEvent({ event }: LineProps) {
  return (
    <SystemLine icon={Info} event={event}>
      <b>{event.kind}</b>
      {event.body && `: ${event.body}`}
    </SystemLine>
  );
}
