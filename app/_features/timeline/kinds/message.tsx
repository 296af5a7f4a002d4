import { useTranslations } from "next-intl";
import { type ReactNode, useContext } from "react";
import { RowCommandsContext } from "../actions/row-commands";
import { AttachmentView } from "../attachments/attachment-view";
import { DeletedText } from "../entry/deleted-text";
import { EditedMark } from "../entry/edited-mark";
import { UpdateBadge } from "../entry/update-badge";
import { EventTime } from "../event-time";
import { LinkPreviews } from "../links/link-previews";
import { MessageRow } from "../message-row";
import type { LineProps } from "./line-parts";

interface Props extends LineProps {
  continues?: boolean;
  /** In place of the text, as while it is edited. */
  instead?: ReactNode;
}

export function Message({ event, entry, continues = false, instead }: Props) {
  const t = useTranslations("timeline");
  const incidentNumber = useContext(RowCommandsContext)?.incidentNumber;
  const attachments = entry?.attachments ?? [];
  return (
    <MessageRow
      name={event.actorName || t("someone")}
      body={entry ? entry.body : event.body}
      mentions={entry?.mentions}
      continues={continues}
      mark={<EventTime event={event} hidden={continues} />}
      badge={entry?.marked && <UpdateBadge mark={entry.marked} />}
      instead={instead ?? (entry?.deleted ? <DeletedText entry={entry} /> : undefined)}
    >
      {entry?.edited && !instead && <EditedMark entry={entry} />}
      {incidentNumber !== undefined && attachments.length > 0 && (
        <AttachmentView incidentNumber={incidentNumber} attachments={attachments} />
      )}
      {entry && !instead && <LinkPreviews body={entry.body} />}
    </MessageRow>
  );
}
