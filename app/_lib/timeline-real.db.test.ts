import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Fate, RealRoom } from "@/app/_lib/testing/real-room";
import type { TimelineStore } from "@/app/_lib/timeline-store";
import type { JoinAnswer, RoomMessages, TimelineEvent } from "@/server/timeline/contract";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import type { WantedChange } from "@/server/timeline/rules/with-change";
import { timelineReader } from "@/server/timeline/timeline-reader";

const PEOPLE = 3;
const CALM = { timeout: 30_000, interval: 50 };

let real: RealRoom;
beforeAll(async () => {
  real = await RealRoom.open();
});
afterAll(() => real.close());

const table = async (): Promise<TimelineEvent[]> => {
  const scope = { organizationId: real.room.organization.id, incidentId: real.room.incidentId };
  const reader = timelineReader(real.room.organization.services.pool);
  const events: TimelineEvent[] = [];
  for (let more = true; more;) {
    const page = await reader.since(scope, events.length, 500);
    events.push(...page.events);
    more = events.length < page.lastSeq;
  }
  return events;
};

/** A change of a kind, to one of the newest rows that this page shows. */
function targetOf(store: TimelineStore, which: number): string | undefined {
  const rows = store.snapshot().entries.slice(-8);
  return rows[which % Math.max(1, rows.length)]?.event.id;
}

/** I5, as it is seen: whatever a page shows, it holds all that its newest event follows. */
function watch(store: TimelineStore): void {
  store.subscribe(() => {
    const { events, entries } = store.snapshot();
    const known = new Set(events.map(({ id }) => id));
    const first = events[0]?.seq ?? 1;
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => first + index));
    for (const { event } of entries) expect(known.has(event.id)).toBe(true);
  });
}

const wanted: fc.Arbitrary<WantedChange> = fc.oneof(
  fc.record({ verb: fc.constantFrom<"react" | "unreact">("react", "unreact"), emoji: fc.constantFrom("👍", "🔥") }),
  fc.record({
    verb: fc.constantFrom<"pin" | "unpin" | "mark" | "unmark" | "remove">("pin", "unpin", "mark", "unmark", "remove"),
  }),
  fc
    .string({ minLength: 1, maxLength: 5 })
    .map((text) => ({ verb: "edit" as const, body: `x${text}`, attachments: [] })),
);
type Step =
  | { do: "post"; who: number }
  | { do: "change"; who: number; which: number; wanted: WantedChange }
  | { do: "cut lines" | "cut database" | "wait" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("post" as const), who: fc.nat(PEOPLE - 1) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("change" as const), who: fc.nat(PEOPLE - 1), which: fc.nat(7), wanted }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom<"cut lines" | "cut database" | "wait">("cut lines", "cut database", "wait"),
    }),
  },
);
const fates = fc.array(
  fc.constantFrom<Fate[]>("answered", "answered", "lost on the way there", "lost on the way back", "sent twice"),
  { minLength: 1 },
);

describe("I1, I2, I3, I5: on real sockets and a real database", () => {
  it("all pages end as the table is, whatever was lost, sent twice or cut in the middle", async () => {
    let run: Fate[] = ["answered"];
    let calls = 0;
    const fate = () => run[calls++ % run.length] ?? "answered";
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => real.enter(fate)));
    const stores = people.map(({ store }) => store);
    for (const store of stores) watch(store);
    await vi.waitFor(
      () => expect(stores.map((store) => store.snapshot().state)).toEqual(stores.map(() => "live")),
      CALM,
    );
    let said = 0;
    const posted = stores.map((): string[] => []);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), fates, async (steps, next) => {
        run = next;
        const answers: Promise<unknown>[] = [];
        for (const taken of steps) {
          if (taken.do === "cut lines") real.cutLines();
          else if (taken.do === "cut database") await real.cutDatabase();
          else if (taken.do === "wait") await sleep(30);
          else if (taken.do === "post") {
            const body = `said ${said++}`;
            stores[taken.who]?.post(body);
            posted[taken.who]?.push(body);
          } else if (taken.do === "change") {
            const store = stores[taken.who] as TimelineStore;
            const target = targetOf(store, taken.which);
            if (target) answers.push(store.change(target, taken.wanted));
          }
          if (taken.do !== "wait") await sleep(3);
        }
        // The weather clears, and the return of the lines cuts all waiting short.
        run = ["answered"];
        await Promise.all(answers);
        real.cutLines();
        await vi.waitFor(async () => {
          const all = await table();
          expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
          for (const [index, store] of stores.entries()) {
            const { entries, pending, events } = store.snapshot();
            expect(pending).toEqual([]);
            expect(events).toEqual(all);
            expect(entries).toEqual(foldEvents(all, { me: people[index]?.userId ?? null }));
          }
        }, CALM);
        const all = await table();
        for (const [index, bodies] of posted.entries()) {
          const mine = all.filter(({ kind, body }) => kind === "message" && posted[index]?.includes(body));
          expect(mine.map(({ body }) => body)).toEqual(bodies);
        }
        const places = new Map(all.map(({ id, seq }) => [id, seq]));
        for (const { supersedesId, seq } of all) {
          if (supersedesId !== null) expect(places.get(supersedesId)).toBeLessThan(seq);
        }
      }),
      { numRuns: 8, seed: 214, endOnFailure: true },
    );
  }, 240_000);

  it("I4: resuming from any k brings exactly k+1..n, edits and reactions among them, then what is new", async () => {
    const all = await table();
    const address = await real.visitor();
    expect(all.some(({ supersedesId }) => supersedesId !== null)).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length), async (after) => {
        const socket = io(address, {
          path: "/realtime",
          transports: ["websocket"],
          forceNew: true,
          reconnection: false,
        });
        const heard: TimelineEvent[] = [];
        socket.on("events", ({ events }: RoomMessages["events"]) => heard.push(...events));
        const number = real.room.incidentNumber;
        const answer = (await socket.timeout(5_000).emitWithAck("join", { number, after })) as JoinAnswer;
        expect(answer).toMatchObject({ ok: true });
        await vi.waitFor(() => expect(heard.at(-1)?.seq ?? after).toBe(all.length), CALM);
        expect(heard).toEqual(all.slice(after));
        socket.disconnect();
      }),
      { numRuns: 12, seed: 214 },
    );
  });
});
