import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
} from "react";
import type { MessageExtras } from "@/app/_lib/timeline-outbox";
import type { PostResult } from "@/app/_lib/timeline-store";
import { refusalOfMessage } from "@/server/timeline/rules";
import { messageText } from "@/server/timeline/rules/message-text";
import { AttachButton } from "./attachments/attach-button";
import { AttachmentTray } from "./attachments/attachment-tray";
import { DropVeil } from "./attachments/drop-veil";
import { HeldList } from "./attachments/held-list";
import type { HeldMessage } from "./attachments/held-messages";
import { useAttachmentDrop } from "./attachments/use-attachment-drop";
import { useAttachments } from "./attachments/use-attachments";
import type { useHeldMessages } from "./attachments/use-held-messages";
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
  /** Messages that wait for their files. */
  waiting: ReturnType<typeof useHeldMessages>;
  onTyping: () => void;
  /** Arrow up in an empty field. */
  onEditLast?: () => void;
  /** Called before the field is given the focus from elsewhere in the room. */
  onWanted?: () => void;
  /** What may be said with one press, above the field. */
  quick?: ReactNode;
}

/** Where one writes, with the files that go along. */
export function RoomComposer(props: Props) {
  const { ref, incidentNumber, userId, threadId, label, placeholder, post, waiting, onTyping, onEditLast } = props;
  const { held } = waiting;
  const composer = useRef<ComposerHandle>(null);
  const queue = held.queueOf(threadId);
  const attachments = useAttachments(queue);
  const drop = useAttachmentDrop(attachments.add);
  const thread = threadId !== undefined && { threadId };

  useImperativeHandle(ref, () => ({
    restore(text, files = []) {
      queue.restore(files);
      composer.current?.restore(text);
    },
    startCommand: (line) => composer.current?.startCommand(line),
    focus: () => composer.current?.focus(),
  }));
  const takeUpLeft = useEffectEvent(() => {
    const left = threadId === undefined ? waiting.takeLeft() : "";
    if (left !== "") composer.current?.restore(left);
  });
  useEffect(() => takeUpLeft(), []);

  const send = (body: string) => {
    if (attachments.hasRefused) return { ok: false, refusal: "FILE_REFUSED" } as const;
    if (attachments.isBusy) {
      const refusal = refusalOfMessage(messageText(body), { hasFiles: true });
      if (refusal) return { ok: false, refusal } as const;
      held.hold(body, threadId);
      return { ok: true } as const;
    }
    const files = queue.arrived(null);
    const result = post(body, { ...thread, attachments: files });
    if (result.ok) queue.sent(files);
    return result;
  };
  const takeBack = ({ key }: HeldMessage) => {
    const message = held.takeBack(key);
    if (message) composer.current?.restore(message.body);
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
      <HeldList
        // In the room itself all of them: a thread may have been closed meanwhile.
        messages={waiting.messages.filter((each) => threadId === undefined || each.threadId === threadId)}
        onRemove={({ threadId: place }, file) => held.queueOf(place).remove(file)}
        onRetry={({ threadId: place }, file) => held.queueOf(place).retry(file)}
        onTakeBack={takeBack}
      />
      {props.quick}
      <Composer
        ref={composer}
        incidentNumber={incidentNumber}
        userId={userId}
        threadId={threadId}
        label={label}
        placeholder={placeholder}
        onSend={send}
        onWanted={props.onWanted}
        onTyping={onTyping}
        onPaste={drop.onPaste}
        attachments={<AttachmentTray attachments={attachments} />}
        actions={<AttachButton onFiles={attachments.add} />}
      />
      <DropVeil isOver={drop.isOver} />
    </div>
  );
}
