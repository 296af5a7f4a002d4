import { type ReactNode, useContext } from "react";
import { AlertTargetContext } from "@/app/_lib/alert-target";
import { alertTargetOf } from "./alert-target-of";
import { type LineProps, useLineParts } from "./line-parts";

/** Words for a line about alerts: where the page shows alerts, what they are called is the way to them. */
export function useAlertLine(event: LineProps["event"]) {
  const parts = useLineParts(event);
  const show = useContext(AlertTargetContext);
  if (!show) return parts;
  const b = (chunks: ReactNode) => (
    <button
      type="button"
      onClick={() => show(alertTargetOf(event))}
      className="text-primary text-left font-medium hover:underline"
    >
      {chunks}
    </button>
  );
  return { ...parts, b };
}
