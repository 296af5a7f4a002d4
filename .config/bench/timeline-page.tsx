// Runs in Chromium: one timeline in one list, at the address `?list=…&count=…`.
import { NextIntlClientProvider } from "next-intl";
import { Tooltip } from "radix-ui";
import {
  type ComponentType,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { type RowCommands, RowCommandsContext } from "@/app/_features/timeline/actions/row-commands";
import { continuesGroup, startsDay } from "@/app/_features/timeline/grouping";
import { StoredRow } from "@/app/_features/timeline/list/stored-row";
import { TimelineList } from "@/app/_features/timeline/list/timeline-list";
import { arrangeRows, headOf, type StoredRow as Row } from "@/app/_features/timeline/rows/arrange-rows";
import { rowIndex } from "@/app/_features/timeline/rows/row-index";
import { useTimeZone } from "@/app/_features/timeline/use-time-zone";
import { TimelineRun } from "@/app/_lib/timeline-run";
import common from "@/messages/en/common.json";
import timeline from "@/messages/en/timeline.json";
import type { TimelineEvent } from "@/server/timeline/contract";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { timelineEvents } from "./timeline-events";
import { type PeerProps, TanstackList, VirtuosoList } from "./timeline-peers";

export interface TimelineBenchPage {
  /** Brings the event into sight; resolves with the milliseconds until it is drawn there. */
  jump(seq: number): Promise<number>;
  /** Adds a page of older events above; resolves with the pixels by which what was in sight has moved. */
  prepend(): Promise<number>;
}

const PAGE = 200;
const NONE: ReadonlySet<string> = new Set();
const NOBODY: never[] = [];
const nothing = () => undefined;
const never = () => false;
const noMore = () => Promise.resolve();
const commands: RowCommands = {
  incidentNumber: 1,
  reader: { id: "nobody", canPost: true, canModerate: false },
  meant: NONE,
  act: nothing,
  jump: nothing,
  react: nothing,
  saveEdit: () => Promise.resolve(null),
  stopEditing: nothing,
  openThread: nothing,
  toggleBurst: nothing,
};
const query = new URLSearchParams(window.location.search);
const all = timelineEvents(Number(query.get("count")));
const keyOf = (row: Row) => (row.type === "entry" ? row.entry.event.idempotencyKey : `burst-${headOf(row).event.id}`);
let show: (seq: number) => void = nothing;

/** The product's list over a run of events that grows at its beginning, as the product's store makes it grow. */
class GrowingRun {
  private readonly listeners = new Set<() => void>();
  private readonly run: TimelineRun;

  constructor(private first: number) {
    this.run = new TimelineRun(all.slice(first, first + PAGE), "nobody");
    for (let from = first + PAGE; from < all.length; from += PAGE) this.run.add(all.slice(from, from + PAGE));
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  entries = () => this.run.rows;
  hasOlder = () => this.first > 0;
  older = async () => {
    const from = Math.max(0, this.first - PAGE);
    const page = await fetched(all.slice(from, this.first));
    this.first = from;
    this.run.prepend(page);
    for (const tell of this.listeners) tell();
  };
}

/** What comes over the wire has to be parsed, and comes later. */
async function fetched(events: TimelineEvent[]): Promise<TimelineEvent[]> {
  const text = JSON.stringify(events);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return JSON.parse(text) as TimelineEvent[];
}

const run = new GrowingRun(query.get("list") === "paged" ? all.length - PAGE : 0);

function Ours() {
  const entries = useSyncExternalStore(run.subscribe, run.entries);
  const [shownOff, setShownOff] = useState({ seq: 0, turn: 0 });
  useEffect(() => {
    show = (seq) => flushSync(() => setShownOff(({ turn }) => ({ seq, turn: turn + 1 })));
  }, []);
  return (
    <TimelineList
      label="Timeline"
      empty=""
      entries={entries}
      pending={NOBODY}
      userId="nobody"
      userName="Nobody"
      hasOlder={run.hasOlder()}
      loadOlder={run.older}
      isNewest
      loadNewer={noMore}
      onNewest={nothing}
      shownOff={shownOff.turn > 0 ? shownOff : null}
      opened={NONE}
      newAfter={null}
      editedId={null}
      onSeen={nothing}
      onLookAway={nothing}
      onMenu={nothing}
      onEntryKey={never}
      onRetry={nothing}
      onEdit={nothing}
      onDiscard={nothing}
    />
  );
}

/** The same rows, told apart and drawn in the same way, in somebody else's list. */
function Peer({ list: List }: { list: ComponentType<PeerProps> }) {
  const timeZone = useTimeZone();
  const rows = useMemo(
    () => arrangeRows(foldEvents(all, { me: "nobody" }), { timeZone, opened: NONE, breakAfter: null }),
    [timeZone],
  );
  const onReady = useCallback<PeerProps["onReady"]>((bring) => (show = (seq) => bring(rowIndex(rows, seq))), [rows]);
  const draw = useCallback(
    (index: number) => {
      const row = rows[index] as Row;
      const above = rows[index - 1];
      const last = above && (above.type === "entry" ? above.entry : above.entries.at(-1))?.event;
      const { event } = headOf(row);
      return (
        <StoredRow
          row={row}
          continues={continuesGroup(last, event, timeZone)}
          startsDay={startsDay(last, event, timeZone)}
          newSince={null}
          isApart={false}
          isEdited={false}
          isShownOff={false}
          onMenu={nothing}
        />
      );
    },
    [rows, timeZone],
  );
  return <List rows={rows} draw={draw} keyOf={keyOf} onReady={onReady} />;
}

/** All that is scrolled is there already. */
const Still = () => (
  <div className="overflow-y-auto">
    <div style={{ height: 200_000, background: "linear-gradient(#181b1f, #fff)" }} />
  </div>
);

const LISTS: Record<string, ReactNode> = {
  ours: <Ours />,
  paged: <Ours />,
  virtuoso: <Peer list={VirtuosoList} />,
  tanstack: <Peer list={TanstackList} />,
  still: <Still />,
};

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const articles = () => [...document.querySelectorAll<HTMLElement>("article[data-seq]")];
const topOf = (element: Element) => element.getBoundingClientRect().top;

const page: TimelineBenchPage = {
  async jump(seq) {
    const startedAt = performance.now();
    const isThere = () => {
      const row = document.querySelector(`[data-seq="${seq}"]`);
      return row !== null && topOf(row) >= 0 && topOf(row) < window.innerHeight;
    };
    show(seq);
    for (let tries = 0; tries < 300; tries++) {
      await frame();
      // What a frame's callback finds is drawn by that frame.
      if (isThere()) return performance.now() - startedAt;
    }
    return Number.NaN;
  },
  async prepend() {
    const seen = articles().find((row) => topOf(row) > 0);
    const seq = seen?.dataset.seq;
    const before = seen ? topOf(seen) : Number.NaN;
    await run.older();
    let most = 0;
    for (let frames = 0; frames < 10; frames++) {
      await frame();
      const row = document.querySelector(`[data-seq="${seq}"]`);
      most = Math.max(most, row ? Math.abs(topOf(row) - before) : Number.POSITIVE_INFINITY);
    }
    return most;
  },
};

Object.assign(window, { bench: page });
const root = document.querySelector("#root");
if (root) {
  createRoot(root).render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, timeline }}>
      <Tooltip.Provider>
        <RowCommandsContext value={commands}>
          <main className="flex h-dvh flex-col bg-primary text-primary">{LISTS[query.get("list") ?? ""]}</main>
        </RowCommandsContext>
      </Tooltip.Provider>
    </NextIntlClientProvider>,
  );
}
