import { CirclePlay } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

/** Somebody goes on with it, or it goes on by itself. */
export function IncidentResumed({ event }: LineProps) {
  const { t, who, text } = useLineParts(event);
  const { by } = event.payload;
  const words = by === "time" ? "resumedByTime" : by === "alert" ? "resumedByAlert" : "incidentResumed";
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
