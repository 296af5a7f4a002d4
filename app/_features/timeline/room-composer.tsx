import type { KeyboardEvent, Ref } from "react";
import type { MessageExtras } from "@/app/_lib/timeline-outbox";
import type { PostResult } from "@/app/_lib/timeline-store";
import { AttachButton } from "./attachments/attach-button";
import { AttachmentTray } from "./attachments/attachment-tray";
import { DropVeil } from "./attachments/drop-veil";
import { useAttachmentDrop } from "./attachments/use-attachment-drop";
import { useAttachments } from "./attachments/use-attachments";
import { Composer, type ComposerHandle } from "./composer/composer";

interface Props {
  ref?: Ref<ComposerHandle>;
  incidentNumber: number;
  userId: string;
  /** The thread that is answered in; absent in the room itself. */
  threadId?: string;
  label?: string;
  placeholder?: string;
  post: (body: string, extras: MessageExtras) => PostResult;
  onTyping: () => void;
  /** Arrow up in an empty field. */
  onEditLast?: () => void;
}

/** Where one writes, with the files that go along. */
export function RoomComposer(props: Props) {
  const { ref, incidentNumber, userId, threadId, label, placeholder, post, onTyping, onEditLast } = props;
  const attachments = useAttachments(incidentNumber);
  const drop = useAttachmentDrop(attachments.add);
  const { queue } = attachments;

  const send = (body: string): PostResult => {
    const before = queue.getSnapshot();
    const taken = queue.take();
    const result = post(body, { ...(threadId !== undefined && { threadId }), attachments: taken });
    if (!result.ok) queue.putBack(before.filter(({ state }) => state.step === "ready"));
    return result;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key } = event;
    const isEmpty = target instanceof HTMLTextAreaElement && target.value === "";
    if (key !== "ArrowUp" || !isEmpty || !onEditLast || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onEditLast();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the field in it, and files let go over it
    <div className="relative" onKeyDown={onKeyDown} {...drop.dropProps}>
      <Composer
        ref={ref ?? null}
        incidentNumber={incidentNumber}
        userId={userId}
        threadId={threadId}
        label={label}
        placeholder={placeholder}
        onSend={send}
        onTyping={onTyping}
        onPaste={drop.onPaste}
        attachments={<AttachmentTray attachments={attachments} />}
        actions={<AttachButton onFiles={attachments.add} />}
      />
      <DropVeil isOver={drop.isOver} />
    </div>
  );
}
