import { z } from "zod";
import { MATCHERS_MAX, type Matcher } from "@/server/matcher/contract";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import { AppError } from "@/server/platform/errors";
import type { Silencer, StandingSilence, WantedSilence } from "@/server/ports/silencer";
import { wireTime, type EpochMs } from "@/server/ports/wire-time";
import type { AlertmanagerCall } from "./alertmanager-call";
import { readWire, WIRE, type WireSilence } from "./alertmanager-wire";
import { markedComment } from "./marked-comment";

const MOST_LISTED = 5_000;
const EXAMPLES = 20;
/** Alertmanager answers 422 for anything else. */
const isKnownForm = (id: string): boolean => z.uuid().safeParse(id).success;

const statusOf = (error: unknown): unknown => (error instanceof AppError ? error.details.status : undefined);
const same = (one: readonly Matcher[], other: readonly Matcher[]): boolean =>
  JSON.stringify(one.map(printMatcher).toSorted()) === JSON.stringify(other.map(printMatcher).toSorted());

function standingOf({ id: externalId, status, comment: written, ...rest }: WireSilence): StandingSilence {
  return { externalId, state: status.state, ...rest, ...markedComment.read(written) };
}

/** A start that lay behind was moved to the time of writing. */
const isAsWanted = (standing: StandingSilence, wanted: WantedSilence): boolean =>
  standing.endsAt === wanted.endsAt &&
  standing.startsAt >= wanted.startsAt &&
  standing.comment === wanted.comment &&
  standing.createdBy === wanted.createdBy &&
  same(standing.matchers, wanted.matchers);

/** Silences of an Alertmanager, or of the one inside a Grafana. */
export function alertmanagerSilencer(call: AlertmanagerCall): Silencer {
  async function list({ expired = false }, signal?: AbortSignal): Promise<StandingSilence[]> {
    const found = readWire(WIRE.silences, await call({ path: "silences", signal })).map(standingOf);
    return found
      .filter(({ state }) => expired || state !== "expired")
      .toSorted((one, other) => one.endsAt - other.endsAt)
      .slice(0, MOST_LISTED);
  }

  async function find(externalId: string, signal?: AbortSignal): Promise<StandingSilence | null> {
    if (!isKnownForm(externalId)) return null;
    try {
      return standingOf(readWire(WIRE.silence, await call({ path: `silence/${externalId}`, signal })));
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  async function expire(externalId: string, signal?: AbortSignal): Promise<void> {
    if (!isKnownForm(externalId)) return;
    try {
      await call({ method: "DELETE", path: `silence/${externalId}`, signal });
    } catch (error) {
      // Some versions refuse to end what has ended.
      const status = statusOf(error);
      if (status !== 404 && status !== 500) throw error;
      const found = await find(externalId, signal);
      if (found && found.state !== "expired") throw error;
    }
  }

  /** What stands under our id; what a lost answer has left there twice is ended but for the newest. */
  async function ours(id: string, signal?: AbortSignal): Promise<StandingSilence | undefined> {
    const [newest, ...others] = (await list({}, signal))
      .filter((one) => one.id === id)
      .toSorted((one, other) => other.updatedAt - one.updatedAt);
    for (const { externalId } of others) await expire(externalId, signal);
    return newest;
  }

  return {
    list,
    find,
    expire,
    async write(silence, mayStand, signal) {
      const known = mayStand ? await ours(silence.id, signal) : undefined;
      if (known && isAsWanted(known, silence)) return known.externalId;
      const before = known ?? (silence.replaces ? await find(silence.replaces, signal) : null);
      if (silence.replaces && (!before || before.state === "expired")) throw new AppError("NOT_FOUND");
      // A running one keeps its start, or it would be taken for another.
      const startsAt = before?.state === "active" ? before.startsAt : silence.startsAt;
      const body = {
        ...(before && { id: before.externalId }),
        matchers: silence.matchers.map(({ name, value, isRegex, isEqual }) => ({ name, value, isRegex, isEqual })),
        startsAt: wireTime.rfc3339(startsAt as EpochMs),
        endsAt: wireTime.rfc3339(silence.endsAt as EpochMs),
        createdBy: silence.createdBy,
        comment: markedComment.write(silence.comment, silence.id),
      };
      try {
        return readWire(WIRE.written, await call({ method: "POST", path: "silences", body, signal })).silenceID;
      } catch (error) {
        throw refusedInput(error);
      }
    },
    async count(matchers, signal) {
      if (matchers.length > MATCHERS_MAX) throw new AppError("BAD_INPUT", "There are too many matchers");
      const params = matchers.map((one) => ["filter", printMatcher(one)] as const);
      try {
        const found = readWire(WIRE.alerts, await call({ path: "alerts", params, signal }));
        const isHeld = ({ status }: (typeof found)[number]) =>
          status.silencedBy.length + status.inhibitedBy.length + status.mutedBy.length > 0;
        const examples = found.slice(0, EXAMPLES).map(({ labels }) => labels);
        return { count: found.length, suppressed: found.filter(isHeld).length, examples };
      } catch (error) {
        throw refusedInput(error);
      }
    },
  };
}

/** A refusal that is about what was asked, and not about who asked. */
function refusedInput(error: unknown): unknown {
  const status = statusOf(error);
  if (!(error instanceof AppError)) return error;
  if (status === 404) return new AppError("NOT_FOUND", undefined, { reason: error.details.reason });
  if (status !== 400 && status !== 422) return error;
  return new AppError("BAD_INPUT", "The Alertmanager does not take this", { reason: error.details.reason });
}
