import { VolumeX } from "lucide-react";
import { type LineProps, useLineParts } from "./line-parts";
import { OutsideLink } from "./outside-link";
import { SystemLine } from "./system-line";

export function SilenceCreated({ event }: LineProps) {
  const { t, who, b, text, moment } = useLineParts(event);
  const until = moment("endsAt");
  const comment = text("comment");
  return (
    <SystemLine icon={VolumeX} event={event}>
      {until ? t.rich("silenceCreatedUntil", { who, b, until }) : t.rich("silenceCreated", { who, b })}
      {comment && <>: {comment}</>}
      <OutsideLink address={event.payload.url} />
    </SystemLine>
  );
}
