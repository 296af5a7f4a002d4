import { BellRing } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

/** The room's own reminder. */
export function Nudge({ event }: LineProps) {
  const { t, b, text, moment } = useLineParts(event);
  const words = event.payload.about === "update_overdue" ? "nudgeUpdate" : "nudgeStale";
  return (
    <SystemLine icon={BellRing} event={event}>
      {text("to") && (
        <>
          <b>{text("to")}</b>
          {t("nudgeTo")}
        </>
      )}
      {t.rich(words, { b, since: moment("since") || t("unknownValue") })}
    </SystemLine>
  );
}
