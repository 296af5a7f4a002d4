import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { TimelineStore, TimelineSnapshot } from "@/app/_lib/timeline-store";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { RowCommandsContext } from "./actions/row-commands";
import { useHeldMessages } from "./attachments/use-held-messages";
import { Announcer } from "./announcer";
import type { ComposerHandle } from "./composer/composer";
import { ReadOnlyNotice } from "./composer/read-only-notice";
import { FilteredList } from "./filtered-list";
import { MainList } from "./main-list";
import { isFiltering } from "./navigate/filter";
import { FilterBar } from "./navigate/filter-bar";
import { PinsStrip } from "./navigate/pins-strip";
import { NoticeLine } from "./notice-line";
import { QuickReplies } from "./quick/quick-replies";
import { RoomComposer } from "./room-composer";
import { ThreadPane } from "./thread/thread-pane";
import { TimelineHeader } from "./timeline-header";
import { TimelineOverlays } from "./timeline-overlays";
import { TypingLine } from "./typing-line";
import { useTitleCount } from "./unread/use-title-count";
import { useConversation } from "./use-conversation";
import { useLivePins } from "./use-live-pins";
import { useRefusalText } from "./use-refusal-text";
import { useUnreadReport } from "./unread/use-unread-report";

/** What a search over the timeline gets from it. */
export interface TimelineSearch {
  incidentNumber: number;
  onJump: (seq: number) => void;
  onClose: () => void;
}

export interface TimelineViewProps {
  incidentNumber: number;
  userId: string;
  userName: string;
  canPost: boolean;
  /** True for those who may delete and pin what others said. */
  canModerate?: boolean;
  /** Teams and roles of the reader: a mention of one means them. */
  meant?: readonly string[];
  /** Brings the timeline into sight where it is not. */
  onReveal?: () => void;
  /** Told how much is unread. */
  onUnread?: (count: number) => void;
  /** Draws the search, over the timeline; there is none without it. */
  renderSearch?: (search: TimelineSearch) => ReactNode;
}

const NOBODY: readonly string[] = [];
const nothing = () => undefined;

/** The conversation: who is here, what was said, what became of it, and where one writes. */
export function TimelineView(props: TimelineViewProps & { snapshot: TimelineSnapshot; store: TimelineStore }) {
  const { incidentNumber, userId, canPost, canModerate = false, snapshot, store } = props;
  const { meant = NOBODY, onReveal = nothing, onUnread = nothing, renderSearch } = props;
  const t = useTranslations("timeline");
  const refusalText = useRefusalText();
  const composer = useRef<ComposerHandle>(null);
  const answer = useRef<ComposerHandle>(null);
  const waiting = useHeldMessages({ incidentNumber, userId, state: snapshot.state, store });
  const [isFilterOpen, setFilterOpen] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const [unanswered, setUnanswered] = useState<string | null>(null);
  const { events, typing } = snapshot;
  const conversation = useConversation({ ...props, canModerate, meant, onReveal, composer, answer });
  const { filter, setFilter, place, jump, ui, line, post, seenAs, list, problem } = conversation;
  const { commands } = ui;
  useTitleCount(line.unread);
  useUnreadReport(line.unread, onUnread);
  useLivePins(incidentNumber, events);

  const rootId = place.thread?.rootId;
  const thread = useMemo(() => (rootId === undefined ? null : store.thread(rootId)), [store, rootId]);
  const isCovered = thread !== null || isSearching;
  // What is about to get the focus has to be able to take it.
  const uncover = () =>
    flushSync(() => {
      place.closeThread();
      setSearching(false);
    });
  return (
    <RowCommandsContext value={commands}>
      <div className="relative flex h-full min-h-0 flex-col bg-primary">
        <div inert={isCovered} className="flex min-h-0 flex-1 flex-col">
          <TimelineHeader
            snapshot={snapshot}
            canPost={canPost}
            isFiltering={isFilterOpen || isFiltering(filter)}
            onFilter={() => setFilterOpen((open) => !open)}
            onSearch={renderSearch && (() => setSearching(true))}
            onJumpToTime={(time) => jump({ time: time.toISOString() })}
            onFirstUnread={() => line.newAfter !== null && jump({ seq: line.newAfter + 1 })}
          />
          {(isFilterOpen || isFiltering(filter)) && (
            <FilterBar
              incidentNumber={incidentNumber}
              filter={filter}
              onChange={setFilter}
              onClose={() => setFilterOpen(false)}
            />
          )}
          <PinsStrip incidentNumber={incidentNumber} />
          {isFiltering(filter) ? (
            <FilteredList
              key={JSON.stringify(filter)}
              incidentNumber={incidentNumber}
              filter={filter}
              events={events}
              seenAs={seenAs}
              {...list}
            />
          ) : (
            <MainList
              {...list}
              snapshot={snapshot}
              store={store}
              seenAs={seenAs}
              shownOff={place.shownOff}
              line={line}
              onNewest={conversation.toNewest}
              onFirstUnread={(seq) => jump({ seq })}
            />
          )}
          {problem && (
            <ErrorNotice title={t("row.notDone")} onRetry={problem.retry} onDismiss={conversation.dismissProblem}>
              {refusalText(problem.code)}
            </ErrorNotice>
          )}
          <NoticeLine text={ui.notice} onGone={() => ui.setNotice("")} />
          <TypingLine people={typing} />
          {canPost ? (
            <RoomComposer
              ref={composer}
              incidentNumber={incidentNumber}
              userId={userId}
              post={post}
              waiting={waiting}
              onTyping={() => store.setTyping()}
              onEditLast={conversation.editLast}
              onWanted={uncover}
              quick={
                <QuickReplies
                  entries={snapshot.entries}
                  events={events}
                  commands={commands}
                  dismissedId={unanswered}
                  onDismiss={setUnanswered}
                  onReply={(text, threadId) => {
                    post(text, { threadId });
                    composer.current?.focus();
                  }}
                />
              }
            />
          ) : (
            <ReadOnlyNotice />
          )}
        </div>
        {thread && (
          <ThreadPane
            key={rootId}
            {...list}
            thread={thread}
            shownOff={place.thread?.shownOff ?? null}
            seenAs={seenAs}
            onClose={place.closeThread}
            composer={
              canPost && (
                <RoomComposer
                  ref={answer}
                  incidentNumber={incidentNumber}
                  userId={userId}
                  threadId={rootId}
                  label={t("thread.answer")}
                  placeholder={t("thread.placeholder")}
                  post={post}
                  waiting={waiting}
                  onTyping={() => store.setTyping()}
                />
              )
            }
          />
        )}
        {isSearching &&
          renderSearch?.({
            incidentNumber,
            onJump: (seq) => jump({ link: seq }),
            onClose: () => setSearching(false),
          })}
        <Announcer events={events} userId={userId} />
        <TimelineOverlays over={ui.over} commands={commands} onClose={() => ui.setOver(null)} />
      </div>
    </RowCommandsContext>
  );
}
