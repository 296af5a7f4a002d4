import { Link } from "lucide-react";
import { useFormatter } from "next-intl";
import { useTimeZone } from "../use-time-zone";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

export function ShareCreated({ event }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  const format = useFormatter();
  const timeZone = useTimeZone();
  const expires = Date.parse(text("expiresAt"));
  const until = Number.isNaN(expires)
    ? ""
    : format.dateTime(expires, { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <SystemLine icon={Link} event={event}>
      {until ? t.rich("shareCreatedUntil", { who, b, until }) : t.rich("shareCreated", { who, b })}
    </SystemLine>
  );
}
