import { useTranslations } from "next-intl";
import { memo, useContext } from "react";
import type { PendingMessage } from "@/app/_lib/timeline-outbox";
import { MESSAGE_MAX_CHARACTERS } from "@/server/timeline/contract";
import { RowCommandsContext } from "../actions/row-commands";
import { AttachmentView } from "../attachments/attachment-view";
import { MessageRow } from "../message-row";
import { UnsentMark } from "./unsent-mark";

/** What the reader can do about a message that was not taken. */
export interface UnsentActions {
  onRetry: (key: string) => void;
  onEdit: (message: PendingMessage) => void;
  onDiscard: (message: PendingMessage) => void;
}

interface Props extends UnsentActions {
  message: PendingMessage;
  name: string;
  continues: boolean;
}

const BUTTON = "text-link min-h-6 px-1 text-xs hover:underline coarse:min-h-11 coarse:px-3";

/** A message on its way. It stands where it will stand once it is stored. */
export const UnsentRow = memo(function UnsentRow({ message, name, continues, onRetry, onEdit, onDiscard }: Props) {
  const t = useTranslations("timeline");
  const incidentNumber = useContext(RowCommandsContext)?.incidentNumber;
  const { state, refusal, attachments = [] } = message;
  const known = refusal !== null && t.has(`reason.${refusal}`);
  const reason = known ? t(`reason.${refusal}`, { max: MESSAGE_MAX_CHARACTERS }) : t("pending.unknownReason");
  return (
    <article data-unsent={state} className="border-s-2 border-transparent">
      <MessageRow
        name={name}
        body={message.body}
        continues={continues}
        dimmed={state !== "failed"}
        mark={<UnsentMark state={state} asSign={continues} />}
      >
        {incidentNumber !== undefined && attachments.length > 0 && (
          <AttachmentView incidentNumber={incidentNumber} attachments={attachments} />
        )}
        {!message.isKept && <p className="text-xs text-warning">{t("pending.notKept")}</p>}
        {state === "failed" && (
          <div role="alert" className="text-error pt-0.5 text-xs leading-5">
            {t("pending.reason", { reason })}
            <span className="-ml-1 flex flex-wrap gap-1">
              <button type="button" className={BUTTON} onClick={() => onRetry(message.key)}>
                {t("pending.retry")}
              </button>
              <button type="button" className={BUTTON} onClick={() => onEdit(message)}>
                {t("pending.edit")}
              </button>
              <button type="button" className={BUTTON} onClick={() => onDiscard(message)}>
                {t("pending.discard")}
              </button>
            </span>
          </div>
        )}
      </MessageRow>
    </article>
  );
});
