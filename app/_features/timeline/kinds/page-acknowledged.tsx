import { PhoneCall } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function PageAcknowledged({ event }: LineProps) {
  const { t, who, b } = useLineParts(event);
  return (
    <SystemLine icon={PhoneCall} event={event}>
      {t.rich("pageAcknowledged", { who, b })}
    </SystemLine>
  );
}
