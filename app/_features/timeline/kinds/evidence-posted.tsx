import { ChartLine } from "lucide-react";
import { useContext } from "react";
import { DeletedText } from "../entry/deleted-text";
import { EvidenceSlot } from "../evidence-slot";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

/** Who posted what, with the card under it where the page can draw one. */
export function EvidencePosted({ event, entry }: LineProps) {
  const { t, who, b, text } = useLineParts(event);
  const slot = useContext(EvidenceSlot);
  const title = text("title") || t("untitledPanel");
  const isPosted = event.actorId !== null && (text("reason") || "posted") === "posted";
  const isRemoved = entry !== undefined && entry.deleted !== null;
  return (
    <>
      <SystemLine icon={ChartLine} event={event}>
        {isPosted ? t.rich("evidencePosted", { who, b, title }) : t.rich("evidenceCaptured", { b, title })}
        {event.body && !isRemoved && (
          <span dir="auto" className="text-primary block">
            {event.body}
          </span>
        )}
      </SystemLine>
      <div className="ps-12 pe-3 empty:hidden">{isRemoved ? <DeletedText entry={entry} /> : slot?.(event)}</div>
    </>
  );
}
