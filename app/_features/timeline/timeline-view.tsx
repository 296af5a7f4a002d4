import { useCallback, useRef } from "react";
import type { PendingMessage } from "@/app/_lib/timeline-outbox";
import type { PostResult, TimelineSnapshot } from "@/app/_lib/timeline-store";
import { Announcer } from "./announcer";
import { Composer, type ComposerHandle } from "./composer/composer";
import { ReadOnlyNotice } from "./composer/read-only-notice";
import { ConnectionLine } from "./connection-line";
import { TimelineList } from "./list/timeline-list";
import { PresenceAvatars } from "./presence-avatars";
import { TypingLine } from "./typing-line";

/** What a reader can do with the timeline. */
export interface TimelineActions {
  post: (body: string) => PostResult;
  retry: (key: string) => void;
  discard: (key: string) => void;
  loadOlder: () => Promise<void>;
  setTyping: () => void;
}

interface Props {
  incidentNumber: number;
  userId: string;
  userName: string;
  canPost: boolean;
  snapshot: TimelineSnapshot;
  actions: TimelineActions;
}

/** The conversation: who is here, what was said, what is on its way, and where one writes. */
export function TimelineView({ incidentNumber, userId, userName, canPost, snapshot, actions }: Props) {
  const composer = useRef<ComposerHandle>(null);
  const onRetry = useCallback((key: string) => actions.retry(key), [actions]);
  const onDiscard = useCallback((key: string) => actions.discard(key), [actions]);
  const loadOlder = useCallback(() => actions.loadOlder(), [actions]);
  const onEdit = useCallback(
    ({ key, body }: PendingMessage) => {
      actions.discard(key);
      composer.current?.restore(body);
    },
    [actions],
  );
  const { events, pending, state, refusal, people, peopleTotal, typing, hasOlder } = snapshot;
  return (
    <div className="flex h-full min-h-0 flex-col bg-primary">
      <header className="flex min-h-10 items-center justify-between gap-3 border-b border-weak px-3 py-1">
        <ConnectionLine state={state} refusal={refusal} canPost={canPost} />
        <PresenceAvatars people={people} total={peopleTotal} />
      </header>
      <TimelineList {...{ events, pending, userId, userName, hasOlder, loadOlder, onRetry, onEdit, onDiscard }} />
      <TypingLine people={typing} />
      {canPost ? (
        <Composer
          ref={composer}
          incidentNumber={incidentNumber}
          userId={userId}
          onSend={(body) => actions.post(body)}
          onTyping={() => actions.setTyping()}
        />
      ) : (
        <ReadOnlyNotice />
      )}
      <Announcer events={events} userId={userId} />
    </div>
  );
}
