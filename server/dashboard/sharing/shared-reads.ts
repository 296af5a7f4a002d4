import { LRUCache } from "lru-cache";
import { AppError } from "@/server/platform/errors";
import type { SharedAnswer } from "@/server/ports/shared-metrics";
import type { AbsoluteRange } from "../contract";
import type { PackedAnswer } from "./packed-answer";

/** How long the last good answer may stand in for one that fails, from when it came. */
const STAND_IN_MS = 30_000;
/** How long a failure is told again without asking. */
const FAILURE_MS = 1_000;
/** Who waits this long for an answer is given the stand-in, if there is one; the question stays under way. */
const PATIENCE_MS = 5_000;
/** Who joined a question that was under way for so long may ask again with a full deadline of their own. */
const LATE_MS = 5_000;
/** A stand-in may lie this far from what was asked for. */
const STAND_IN_DISTANCE_MS = STAND_IN_MS + 15_000;
/** Beside its body, in bytes: keys, entries, timers. */
const ENTRY_BYTES = 600;
const MOST_FAMILIES = 20_000;
/** Ranges of one question that are kept side by side. */
const MOST_RANGES = 32;

/** What is asked. Two questions of one family are the same when their ranges lie close together. */
export interface Question {
  /** Everything that the answer depends on, and who may see it; all but the range. */
  family: string;
  range: AbsoluteRange;
  /** How far both ends of a known answer may lie from those asked for, in milliseconds. */
  toleranceMs: number;
  /** How long an answer is given again, in milliseconds. */
  freshMs: number;
  /** No answer may reach outside. */
  within?: AbsoluteRange | null;
}

/** An answer and whether it is worth keeping: one that tells of a failure is told again for a second at most. */
export type Ask = (signal: AbortSignal) => Promise<PackedAnswer & { isGood: boolean }>;

interface Flight {
  range: AbsoluteRange;
  startedAt: number;
  readers: number;
  abort: AbortController;
  result: Promise<PackedAnswer>;
}

interface Kept {
  family: string;
  range: AbsoluteRange;
  answer: PackedAnswer;
  isGood: boolean;
  answeredAt: number;
  freshUntil: number;
}

interface Family {
  flights: Flight[];
  /** Keys of answers, oldest first. */
  kept: string[];
  failure: { error: unknown; range: AbsoluteRange; until: number } | null;
}

const mayStandIn = (error: unknown): boolean => {
  if (!(error instanceof AppError)) return false;
  const status = Number(error.details.status ?? 0);
  if (error.code === "GRAFANA_REFUSED") return status === 429 || status >= 500;
  return ["GRAFANA_UNREACHABLE", "GRAFANA_TIMEOUT", "GRAFANA_BAD_ANSWER"].includes(error.code);
};

/**
 * Reads that many want at once and only one makes: shared while under way, and for a short life afterwards. Who leaves
 * cancels nothing for the others; when the last one leaves the read is aborted. Failures are shared for a second; for
 * 30 s the last good answer stands in for one that fails or does not come. At most `maxBytes` are kept.
 */
export class SharedReads {
  private readonly families = new LRUCache<string, Family>({ max: MOST_FAMILIES });
  private readonly answers: LRUCache<string, Kept>;
  private count = 0;

  constructor(
    maxBytes: number,
    private readonly now: () => number = Date.now,
  ) {
    this.answers = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.ceil(maxBytes / 4),
      sizeCalculation: ({ answer }) => answer.body.byteLength + ENTRY_BYTES,
      ttlAutopurge: true,
      ttl: STAND_IN_MS,
      perf: { now: () => this.now() },
      dispose: ({ family }, key) => this.forget(family, key),
    });
  }

  /** What is kept now. */
  get bytes(): number {
    return this.answers.calculatedSize;
  }

  /** @throws what `ask` rejects with, or the reason of the abort */
  async read(question: Question, ask: Ask, signal?: AbortSignal): Promise<SharedAnswer> {
    for (let isSecond = false; ; isSecond = true) {
      signal?.throwIfAborted();
      const family = this.family(question.family);
      const known = this.known(family, question, (kept) => kept.freshUntil > this.now());
      if (known) return { ...known.answer, staleSince: null };
      const { failure } = family;
      if (failure && !isSecond && failure.until > this.now() && isNear(failure.range, question, question.toleranceMs)) {
        const standIn = mayStandIn(failure.error) && this.standIn(family, question);
        if (standIn) return standIn;
        throw failure.error;
      }
      const under = family.flights.find(({ range }) => isNear(range, question, question.toleranceMs));
      const flight = under ?? this.start(family, question, ask);
      const isLate = this.now() - flight.startedAt > LATE_MS;
      try {
        return await this.wait(family, question, flight, signal);
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        const other = this.known(family, question, (kept) => kept.freshUntil > this.now());
        if (other) return { ...other.answer, staleSince: null };
        const standIn = mayStandIn(error) && this.standIn(family, question);
        if (standIn) return standIn;
        const isTimeout = error instanceof AppError && error.code === "GRAFANA_TIMEOUT";
        if (isSecond || !isLate || !isTimeout) throw error;
      }
    }
  }

  private family(name: string): Family {
    const known = this.families.get(name);
    if (known) return known;
    const made: Family = { flights: [], kept: [], failure: null };
    this.families.set(name, made);
    return made;
  }

  private known(
    family: Family,
    question: Question,
    accepts: (kept: Kept) => boolean,
    distance = question.toleranceMs,
  ): Kept | null {
    for (let index = family.kept.length - 1; index >= 0; index--) {
      const kept = this.answers.get(family.kept[index] ?? "");
      if (kept && accepts(kept) && isNear(kept.range, question, distance)) return kept;
    }
    return null;
  }

  private standIn(family: Family, question: Question): SharedAnswer | null {
    const recent = (kept: Kept) => kept.isGood && this.now() - kept.answeredAt <= STAND_IN_MS;
    const kept = this.known(family, question, recent, STAND_IN_DISTANCE_MS);
    return kept && { ...kept.answer, staleSince: kept.answeredAt };
  }

  private start(family: Family, question: Question, ask: Ask): Flight {
    const abort = new AbortController();
    const result = ask(abort.signal).then(
      ({ isGood, ...answer }) => {
        this.keep(family, question, answer, isGood);
        return answer;
      },
      (error: unknown) => {
        if (!abort.signal.aborted) {
          family.failure = { error, range: question.range, until: this.now() + FAILURE_MS };
        }
        throw error;
      },
    );
    const flight: Flight = { range: question.range, startedAt: this.now(), readers: 0, abort, result };
    const land = () => leaveOut(family.flights, flight);
    result.then(land, land);
    family.flights.push(flight);
    return flight;
  }

  private keep(family: Family, question: Question, answer: PackedAnswer, isGood: boolean): void {
    const key = String(++this.count);
    const answeredAt = this.now();
    const freshMs = isGood ? question.freshMs : Math.min(question.freshMs, FAILURE_MS);
    const { family: name, range } = question;
    const kept = { family: name, range, answer, isGood, answeredAt, freshUntil: answeredAt + freshMs };
    if (isGood) family.failure = null;
    family.kept.push(key);
    if (family.kept.length > MOST_RANGES) this.answers.delete(family.kept[0] ?? "");
    this.answers.set(key, kept, { ttl: Math.max(freshMs, STAND_IN_MS) });
    if (!this.answers.has(key)) this.forget(name, key);
  }

  private forget(name: string, key: string): void {
    const family = this.families.peek(name);
    if (family) leaveOut(family.kept, key);
  }

  private async wait(
    family: Family,
    question: Question,
    flight: Flight,
    signal: AbortSignal | undefined,
  ): Promise<SharedAnswer> {
    flight.readers += 1;
    const ends: (() => void)[] = [];
    const left = new Promise<never>((_, reject) => {
      const leave = () => reject(signal?.reason as Error);
      signal?.addEventListener("abort", leave, { once: true });
      ends.push(() => signal?.removeEventListener("abort", leave));
    });
    const tired = new Promise<SharedAnswer>((resolve) => {
      const timer = setTimeout(() => {
        const standIn = this.standIn(family, question);
        if (standIn) resolve(standIn);
      }, PATIENCE_MS);
      ends.push(() => clearTimeout(timer));
    });
    try {
      const answered = flight.result.then((answer): SharedAnswer => ({ ...answer, staleSince: null }));
      return await Promise.race([answered, left, tired]);
    } finally {
      for (const end of ends) end();
      flight.readers -= 1;
      if (flight.readers === 0 && signal?.aborted) {
        leaveOut(family.flights, flight);
        flight.abort.abort(signal.reason);
      }
    }
  }
}

function isNear(known: AbsoluteRange, { range, within }: Question, distance: number): boolean {
  if (within && (known.from < within.from || known.to > within.to)) return false;
  return Math.abs(known.from - range.from) <= distance && Math.abs(known.to - range.to) <= distance;
}

function leaveOut<T>(list: T[], item: T): void {
  const index = list.indexOf(item);
  if (index !== -1) list.splice(index, 1);
}
