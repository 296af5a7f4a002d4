import { randomUUID } from "node:crypto";
import { type JsonObject, objects, text } from "../http/json-fields";
import { type AlertMatcher, matches, matchesAll } from "./matchers";

/** Times in epoch milliseconds. */
export interface Silence {
  id: string;
  matchers: AlertMatcher[];
  startsAt: number;
  endsAt: number;
  createdBy: string;
  comment: string;
  updatedAt: number;
}

export type SilenceState = "active" | "pending" | "expired";

/** Why a silence is not taken. */
export type SilenceRefusal = { reason: "malformed" | "invalid" | "unknown"; message: string };

export const silenceState = ({ startsAt, endsAt }: Silence, now: number): SilenceState =>
  endsAt <= now ? "expired" : startsAt > now ? "pending" : "active";

const sameMatchers = (a: readonly AlertMatcher[], b: readonly AlertMatcher[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Silences of one organization, which are never removed: they expire. */
export function createSilences(now: () => number) {
  const silences = new Map<string, Silence>();

  function expire(silence: Silence): void {
    if (silenceState(silence, now()) === "expired") return;
    silence.endsAt = now();
    silence.startsAt = Math.min(silence.startsAt, silence.endsAt);
    silence.updatedAt = now();
  }

  function add(fields: Omit<Silence, "id" | "updatedAt">): Silence {
    const silence = { ...fields, id: randomUUID(), updatedAt: now() };
    silences.set(silence.id, silence);
    return silence;
  }

  return {
    get: (id: string): Silence | undefined => silences.get(id),
    /** Those that last longest first; expired ones at the end. */
    list(): Silence[] {
      const rank = (one: Silence) => (silenceState(one, now()) === "expired" ? 1 : 0);
      return [...silences.values()].sort((a, b) => rank(a) - rank(b) || a.endsAt - b.endsAt);
    },
    /** Ids of the silences that hold labels back now. */
    holding: (labels: Record<string, string>): string[] =>
      [...silences.values()]
        .filter((one) => silenceState(one, now()) === "active" && matchesAll(one.matchers, labels))
        .map(({ id }) => id),
    /** Makes one, or changes the one with the id: as soon as it runs, that is a new one and the old one ends. */
    upsert(body: JsonObject): Silence | SilenceRefusal {
      const fields = readSilence(body, now());
      if ("reason" in fields) return fields;
      const id = text(body.id);
      if (!id) return add(fields);
      const before = silences.get(id);
      if (!before) return { reason: "unknown", message: `silence ${id} not found` };
      const state = silenceState(before, now());
      const seconds = (at: number) => Math.floor(at / 1_000);
      const unchangedStart = seconds(before.startsAt) === seconds(Date.parse(text(body.startsAt)));
      if (
        state === "pending" ||
        (state === "active" && unchangedStart && sameMatchers(before.matchers, fields.matchers))
      ) {
        const startsAt = state === "active" ? before.startsAt : fields.startsAt;
        Object.assign(before, fields, { startsAt, updatedAt: now() });
        return before;
      }
      expire(before);
      return add(fields);
    },
    /** False when there is none. */
    expire(id: string): boolean {
      const found = silences.get(id);
      if (found) expire(found);
      return found !== undefined;
    },
  };
}

export type Silences = ReturnType<typeof createSilences>;

function readSilence(body: JsonObject, now: number): Omit<Silence, "id" | "updatedAt"> | SilenceRefusal {
  const matchers = objects(body.matchers).map(({ name, value, isRegex, isEqual }) => ({
    name: text(name),
    value: text(value),
    isRegex: isRegex === true,
    isEqual: isEqual !== false,
  }));
  const [starts, ends] = [Date.parse(text(body.startsAt)), Date.parse(text(body.endsAt))];
  const malformed = (what: string): SilenceRefusal => ({ reason: "malformed", message: what });
  const invalid = (what: string): SilenceRefusal => ({ reason: "invalid", message: what });
  if (matchers.length === 0) return malformed("matchers in body should have at least 1 items");
  if (Number.isNaN(starts)) return malformed("startsAt in body is required");
  if (Number.isNaN(ends)) return malformed("endsAt in body is required");
  if (ends <= now) return invalid("end time can't be in the past");
  if (ends < starts) return invalid("start time must be before end time");
  for (const [index, matcher] of matchers.entries()) {
    try {
      matches(matcher, {});
    } catch {
      const what = `invalid label matcher ${index}: invalid regular expression ${JSON.stringify(matcher.value)}`;
      return invalid(`unable to upsert silence: invalid silence: ${what}`);
    }
  }
  if (matchers.every((matcher) => matches(matcher, {}) && matcher.isEqual)) {
    return invalid("unable to upsert silence: invalid silence: at least one matcher must not match the empty string");
  }
  return {
    matchers,
    startsAt: Math.max(starts, now),
    endsAt: ends,
    createdBy: text(body.createdBy),
    comment: text(body.comment),
  };
}
