import { Activity } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function StatusChanged({ event }: LineProps) {
  const { t, who, b, label, text } = useLineParts(event);
  const reason = text("reason");
  return (
    <SystemLine icon={Activity} event={event}>
      {t.rich("statusChanged", { who, b, from: label("status", "from"), to: label("status", "to") })}
      {reason && (
        <>
          {" "}
          <q>{reason}</q>
        </>
      )}
    </SystemLine>
  );
}
