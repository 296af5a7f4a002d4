import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { createSilences, type Silence, type SilenceRefusal, type Silences, silenceState } from "./silences";

const MINUTE = 60_000;
let now = 0;
let silences: Silences;
beforeEach(() => {
  now = Date.UTC(2026, 5, 3, 10);
  silences = createSilences(() => now);
});

const at = (minutes: number) => new Date(now + minutes * MINUTE).toISOString();
const checkout = { name: "service", value: "checkout", isRegex: false, isEqual: true };
const body = (more: object = {}) => ({
  matchers: [checkout],
  startsAt: at(0),
  endsAt: at(60),
  createdBy: "alice",
  comment: "deploy",
  ...more,
});
const made = (more?: object): Silence => {
  const silence = silences.upsert(body(more));
  if ("reason" in silence) throw new Error(silence.message);
  return silence;
};
const states = () => silences.list().map((one) => silenceState(one, now));

describe("a silence", () => {
  it("cannot start in the past", () => {
    expect(made({ startsAt: at(-30) }).startsAt).toBe(now);
    expect(made({ startsAt: at(10) }).startsAt).toBe(now + 10 * MINUTE);
  });

  it("holds back what it matches, for as long as it runs", () => {
    const { id } = made();
    expect(silences.holding({ service: "checkout" })).toEqual([id]);
    expect(silences.holding({ service: "payments" })).toEqual([]);
    now += 61 * MINUTE;
    expect(silences.holding({ service: "checkout" })).toEqual([]);
  });

  it("becomes another one when what it matches is changed while it runs, and the first ends", () => {
    const first = made();
    const second = made({ id: first.id, matchers: [{ ...checkout, value: "payments" }] });
    expect(second.id).not.toBe(first.id);
    expect(states()).toEqual(["active", "expired"]);
    expect(silences.holding({ service: "checkout" })).toEqual([]);
  });

  it("stays the same one when only its end or its words change", () => {
    const first = made();
    const start = new Date(first.startsAt).toISOString();
    now += MINUTE;
    silences.get(first.id);
    const pending = made({ startsAt: at(5) });
    expect(made({ id: pending.id, startsAt: at(7), comment: "later" }).id).toBe(pending.id);
    expect(first.startsAt).toBe(Date.parse(start));
  });

  it("can be ended twice, and cannot be taken up again", () => {
    const first = made();
    expect(silences.expire(first.id)).toBe(true);
    expect(silences.expire(first.id)).toBe(true);
    expect(silences.expire("nobody")).toBe(false);
    expect(made({ id: first.id }).id).not.toBe(first.id);
  });

  it.each([
    ["nothing", [], /at least 1 items/],
    ["only the empty text", [{ ...checkout, value: "" }], /must not match the empty string/],
    ["a broken pattern", [{ ...checkout, value: "(", isRegex: true }], /invalid regular expression "\("/],
  ])("is refused when it matches %s", (_name, matchers, message) => {
    expect((silences.upsert(body({ matchers })) as SilenceRefusal).message).toMatch(message);
  });

  it("is refused when it is over already, and when it is to change an unknown one", () => {
    expect(silences.upsert(body({ endsAt: at(-1) }))).toMatchObject({ reason: "invalid" });
    expect(silences.upsert(body({ id: "00000000-0000-0000-0000-000000000000" }))).toMatchObject({ reason: "unknown" });
  });

  it("is never lost, whatever is done to it", () => {
    const step = fc.record({ minutes: fc.integer({ min: 0, max: 90 }), edit: fc.boolean(), end: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let known = 0;
        for (const { minutes, edit, end } of steps) {
          const [last] = silences.list();
          made(edit && last ? { id: last.id, matchers: [{ ...checkout, value: String(minutes) }] } : {});
          if (end && last) silences.expire(last.id);
          now += minutes * MINUTE;
          expect(silences.list().length).toBeGreaterThanOrEqual(known);
          known = silences.list().length;
        }
      }),
    );
  });
});
