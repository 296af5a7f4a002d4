import { CirclePlay } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

const WORDS = new Map<unknown, "resumedByTime" | "resumedByAlert" | "resumedByStatus">([
  ["time", "resumedByTime"],
  ["alert", "resumedByAlert"],
  ["status", "resumedByStatus"],
]);

/** Somebody goes on with it, or it goes on by itself. */
export function IncidentResumed({ event }: LineProps) {
  const { t, who, text } = useLineParts(event);
  const words = WORDS.get(event.payload.by) ?? "incidentResumed";
  return (
    <SystemLine icon={CirclePlay} event={event}>
      {text("to") && (
        <>
          <b>{text("to")}</b>
          {t("nudgeTo")}
        </>
      )}
      {t(words, { who })}
    </SystemLine>
  );
}
