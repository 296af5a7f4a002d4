import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { PageEffects, ShownEntry } from "@/server/timeline/contract/shown-entry";
import { EventFold, foldEvents } from "@/server/timeline/rules/fold-events";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";
import { idAt, personId, told } from "@/server/timeline/testing/told";

// Properties go through many timelines, and a busy machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const PEOPLE = ["Ada", "Grace", "Linus"];
const ME = personId("Ada");
const options = { me: ME };
const unknownId = "ffffffff-ffff-4fff-8fff-ffffffffffff";

const act = fc.record({
  by: fc.constantFrom(...PEOPLE),
  kind: fc.constantFrom(
    "message",
    "message",
    "reply",
    "status_changed",
    "message_edited",
    "message_deleted",
    "reaction_added",
    "reaction_added",
    "reaction_removed",
    "event_pinned",
    "event_unpinned",
    "event_marked",
    "event_unmarked",
    "hologram_shared",
  ),
  target: fc.nat(),
  emoji: fc.constantFrom("👍", "🔥", "❤️"),
  isUpdate: fc.boolean(),
});

/** A timeline in which anything is done to anything that was there before, and at times to what is not there at all. */
const timeline = fc.array(act, { minLength: 1, maxLength: 60 }).map((acts) => {
  const events: TimelineEvent[] = [];
  for (const [index, { by, kind, target, emoji, isUpdate }] of acts.entries()) {
    const seq = index + 1;
    const candidates = events.filter((event) => !isSuperseding(event));
    const aimed = candidates[target % (candidates.length + 1)]?.id ?? unknownId;
    const body = `${kind} ${seq}`;
    if (kind === "reply") events.push(told(seq, by, { body, threadId: aimed }));
    else if (!isSuperseding({ kind })) {
      events.push(told(seq, by, { kind, body, payload: isUpdate ? { update: true } : {} }));
    } else {
      const times = events.filter((e) => e.kind === kind && e.supersedesId === aimed).length + 1;
      const payload = kind.startsWith("reaction") ? { emoji } : kind === "message_edited" ? { times } : {};
      events.push(told(seq, by, { kind, body: kind === "message_edited" ? body : "", payload, supersedesId: aimed }));
    }
  }
  return events;
});

/** What the server sends along with the page [from, to): see `readEffects`. */
function effectsOf(events: readonly TimelineEvent[], from: number, to: number): PageEffects {
  const ids = new Set(events.slice(from, to).map(({ id }) => id));
  const newest = new Map<string, TimelineEvent>();
  for (const event of events.slice(to)) {
    if (event.supersedesId === null || !ids.has(event.supersedesId)) continue;
    const aspect = event.kind.replace("_un", "_").replace("removed", "added");
    newest.set([event.supersedesId, aspect, event.payload.emoji, event.payload.emoji && event.actorId].join(), event);
  }
  const threads = [...ids].flatMap((rootId) => {
    const replies = events.filter(({ threadId }) => threadId === rootId);
    const people = [...new Map(replies.map((r) => [r.actorId, { id: r.actorId, name: r.actorName }])).values()];
    const lastAt = replies.at(-1)?.recordedAt ?? "";
    return replies.length > 0
      ? [{ rootId, replies: replies.length, lastAt, people: people.slice(0, 5), upTo: events.length }]
      : [];
  });
  return { events: [...newest.values()], threads };
}

const check = <Given extends unknown[]>(property: fc.IProperty<Given>) =>
  fc.assert(property, { numRuns: 300, seed: 214 });

describe("F1: a run of events", () => {
  it("is shown alike, however it was cut and from whichever end it was read", () => {
    check(
      fc.property(
        timeline,
        fc.nat(),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (events, middle, cuts) => {
          const start = middle % (events.length + 1);
          const fold = new EventFold(options);
          let [first, end] = [start, start];
          for (let n = 0; first > 0 || end < events.length; n++) {
            const size = cuts[n % cuts.length] ?? 1;
            if ((n % 2 === 0 && end < events.length) || first === 0) {
              fold.append(events.slice(end, end + size));
              end = Math.min(events.length, end + size);
            } else {
              fold.prepend(events.slice(Math.max(0, first - size), first));
              first = Math.max(0, first - size);
            }
            // A reader looks at any moment.
            expect(fold.rows).toEqual(fold.rows);
          }
          expect(fold.rows).toEqual(foldEvents(events, options));
        },
      ),
    );
  });

  it("is shown with its effects as within the whole timeline", () => {
    check(
      fc.property(timeline, fc.nat(), fc.nat(), fc.boolean(), (events, a, b, withReplies) => {
        const from = a % events.length;
        const to = from + 1 + (b % (events.length - from));
        const whole = foldEvents(events, { ...options, withReplies });
        const ids = new Set(events.slice(from, to).map(({ id }) => id));
        const page = foldEvents(events.slice(from, to), {
          ...options,
          withReplies,
          effects: effectsOf(events, from, to),
        });
        expect(page).toEqual(whole.filter(({ event }) => ids.has(event.id)));
      }),
    );
  });

  it("is shown alike when it goes on after its effects are known", () => {
    check(
      fc.property(timeline, fc.nat(), fc.nat(), (events, a, b) => {
        const from = a % events.length;
        const to = from + 1 + (b % (events.length - from));
        const fold = new EventFold(options);
        fold.append(events.slice(from, to));
        fold.apply(effectsOf(events, from, to));
        expect(fold.rows.length).toBeLessThanOrEqual(to - from);
        fold.append(events.slice(to));
        expect(fold.rows).toEqual(foldEvents(events.slice(from), options));
      }),
    );
  });

  it("F2: takes what it has already without a change", () => {
    check(
      fc.property(timeline, fc.nat(), (events, at) => {
        const fold = new EventFold(options);
        fold.append(events);
        const { rows } = fold;
        fold.append(events.slice(at % events.length));
        fold.prepend(events.slice(0, at % events.length));
        fold.apply(effectsOf(events, 0, at % (events.length + 1)));
        expect(fold.rows).toEqual(rows);
        for (const [index, row] of fold.rows.entries()) if (!row.thread) expect(row).toBe(rows[index]);
      }),
    );
  });

  it("F3: keeps what is not concerned the same object", () => {
    check(
      fc.property(timeline, (events) => {
        const fold = new EventFold(options);
        for (const event of events) {
          const before = new Map(fold.rows.map((row) => [row.event.id, row]));
          fold.append([event]);
          const concerned = new Set([event.supersedesId, event.threadId, event.id]);
          for (const row of fold.rows) if (!concerned.has(row.event.id)) expect(row).toBe(before.get(row.event.id));
        }
      }),
    );
  });

  it("I5: no edit, reaction or mark shows before what it is about, and none comes from nowhere", () => {
    check(
      fc.property(timeline, (events) => {
        const fold = new EventFold(options);
        for (const [index, event] of events.entries()) {
          fold.append([event]);
          const known = new Set(events.slice(0, index + 1).map(({ id }) => id));
          expect(fold.rows.every((row) => known.has(row.event.id))).toBe(true);
          expect(fold.rows.some((row) => isSuperseding(row.event) && row.event.kind !== "event_pinned")).toBe(false);
        }
        const last = fold.rows;
        // Read backwards, the effects are there first and the target last.
        const backwards = new EventFold(options);
        for (const event of events.toReversed()) backwards.prepend([event]);
        expect(backwards.rows).toEqual(last);
      }),
    );
  });

  it("F4: ends with the last word of each person on each emoji", () => {
    check(
      fc.property(timeline, (events) => {
        for (const row of foldEvents(events, options)) {
          const words = new Map<string, TimelineEvent>();
          for (const event of events) {
            if (event.supersedesId !== row.event.id || !event.kind.startsWith("reaction")) continue;
            words.set(`${event.actorId} ${event.payload.emoji as string}`, event);
          }
          const given = [...words.values()].filter(({ kind }) => kind === "reaction_added");
          const counts = Object.fromEntries(row.reactions.map(({ emoji, count }) => [emoji, count]));
          const isGone = row.deleted !== null;
          for (const emoji of ["👍", "🔥", "❤️"]) {
            const expected = given.filter(({ payload }) => payload.emoji === emoji);
            expect(counts[emoji] ?? 0).toBe(isGone ? 0 : expected.length);
            const mine = row.reactions.find((reaction) => reaction.emoji === emoji)?.mine ?? false;
            expect(mine).toBe(!isGone && expected.some(({ actorId }) => actorId === ME));
          }
        }
      }),
    );
  });
});

describe("an entry", () => {
  const entry = (events: TimelineEvent[], id = idAt(1)) =>
    foldEvents(events, { ...options, withReplies: true }).find(({ event }) => event.id === id) as ShownEntry;
  const on = (seq: number, kind: string, more: Partial<TimelineEvent> = {}) =>
    told(seq, "Grace", { kind, supersedesId: idAt(1), ...more });

  it("says what its newest edit says, by whom and how often it was edited", () => {
    const mentions = [{ kind: "team", id: "t", name: "Payments", handle: "payments" }];
    const edits = [1, 2].map((times) =>
      on(times + 1, "message_edited", { body: `v${times}`, payload: { times, mentions } }),
    );
    expect(entry([told(1, "Ada", { body: "first" }), ...edits])).toMatchObject({
      body: "v2",
      mentions,
      edited: { times: 2, by: { name: "Grace" } },
    });
  });

  it("keeps nothing of a deleted message but its place, its author and its thread", () => {
    const attachments = [{ id: idAt(99), name: "a.png", mediaType: "image/png", bytes: 3 }];
    const shown = entry([
      told(1, "Ada", { body: "a secret", payload: { update: true, attachments } }),
      on(2, "reaction_added", { payload: { emoji: "👍" } }),
      on(3, "event_pinned"),
      told(4, "Linus", { body: "an answer", threadId: idAt(1) }),
      on(5, "message_deleted"),
      on(6, "message_edited", { body: "back" }),
    ]);
    const { event, ...rest } = shown;
    expect(event.actorName).toBe("Ada");
    expect(rest).toMatchObject({ body: "", attachments: [], reactions: [], pinned: null, marked: null, edited: null });
    expect(rest).toMatchObject({ deleted: { by: { name: "Grace" } }, thread: { replies: 1 } });
  });

  it("of the system cannot be unsaid", () => {
    const status = told(1, "Ada", { kind: "status_changed", payload: { from: "fixing", to: "resolved" } });
    expect(entry([status, on(2, "message_deleted"), on(3, "message_edited", { body: "x" })])).toMatchObject({
      body: "",
      deleted: null,
      edited: null,
    });
  });

  it("I5: is not touched by what claims to have come before it", () => {
    const early = ["message_edited", "message_deleted", "reaction_added", "event_pinned", "event_marked"].map(
      (kind, n) => told(n + 1, "Eve", { kind, body: "forged", payload: { emoji: "👍" }, supersedesId: idAt(9) }),
    );
    const message = told(9, "Ada", { body: "as it was said" });
    expect(entry([...early, message], idAt(9))).toEqual(entry([message], idAt(9)));
  });

  it("is a key update from the start or when it is marked, until it is not", () => {
    const update = told(1, "Ada", { payload: { update: true } });
    expect(entry([update]).marked).toMatchObject({ by: { name: "Ada" } });
    expect(entry([update, on(2, "event_unmarked")]).marked).toBeNull();
    expect(entry([told(1, "Ada"), on(2, "event_marked")]).marked).toMatchObject({ by: { name: "Grace" } });
  });

  it("ignores payloads that do not fit, and a payload that would be a prototype", () => {
    const bad = [{ emoji: 7 }, {}, { emoji: "" }, { emoji: "x".repeat(1_000) }].map((payload, n) =>
      on(n + 2, "reaction_added", { payload }),
    );
    const odd = on(9, "reaction_added", { payload: { emoji: "__proto__" } });
    expect(entry([told(1, "Ada", { payload: { attachments: "none" } }), ...bad, odd])).toMatchObject({
      attachments: [],
      reactions: [{ emoji: "__proto__", count: 1 }],
    });
  });
});

it("F5: holds 100,000 events, and a reaction to the first of them makes one new entry", () => {
  const COUNT = 100_000;
  const fold = new EventFold(options);
  for (let seq = 1; seq <= COUNT; seq++) fold.append([told(seq, "Ada")]);
  const { rows } = fold;
  fold.append([told(COUNT + 1, "Grace", { kind: "reaction_added", supersedesId: idAt(1), payload: { emoji: "👍" } })]);
  const changed = fold.rows.filter((row, index) => row !== rows[index]);
  expect(fold.rows).toHaveLength(COUNT);
  expect(changed.map(({ event }) => event.seq)).toEqual([1]);
});
