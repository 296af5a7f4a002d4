import { Link } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function ShareCreated({ event }: LineProps) {
  const { t, who, b, moment } = useLineParts(event);
  const until = moment("expiresAt");
  return (
    <SystemLine icon={Link} event={event}>
      {until ? t.rich("shareCreatedUntil", { who, b, until }) : t.rich("shareCreated", { who, b })}
    </SystemLine>
  );
}
