import { CirclePause } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function IncidentPaused({ event }: LineProps) {
  const { t, who, b, text, moment } = useLineParts(event);
  const reason = text("reason");
  return (
    <SystemLine icon={CirclePause} event={event}>
      {t.rich("incidentPaused", { who, b, until: moment("until") || t("unknownValue") })}
      {reason && (
        <>
          {" "}
          <q>{reason}</q>
        </>
      )}
    </SystemLine>
  );
}
