import { matchers as matchersSchema } from "@/server/matcher/contract";
import type { SilenceItem, SilenceOwner, SilenceState } from "@/server/silence/contract";

/** A silence as it is stored. */
export interface StoredSilence {
  id: string;
  externalId: string | null;
  owner: string;
  state: string;
  matchers: unknown;
  startsAt: Date;
  endsAt: Date;
  createdBy: string;
  comment: string;
  extendMinutes: number | null;
  endReason: string | null;
  endedBy: string | null;
  lastError: string | null;
  revision: number;
  writtenRevision: number;
}

function stateOf({ state, writtenRevision, startsAt }: StoredSilence, now: Date): SilenceState {
  if (state === "pending") return "waiting";
  if (state === "active") return writtenRevision > 0 && startsAt > now ? "pending" : "active";
  return state as SilenceState;
}

/** A stored silence as it travels. */
export function silenceItem(stored: StoredSilence, now: Date): SilenceItem {
  const { id, externalId, owner, matchers, startsAt, endsAt, createdBy, comment, extendMinutes, revision } = stored;
  return {
    id,
    externalId,
    owner: owner as SilenceOwner,
    state: stateOf(stored, now),
    matchers: matchersSchema.catch([]).parse(matchers),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    createdBy,
    comment,
    endsWithIncident: extendMinutes !== null,
    endReason: stored.endReason as SilenceItem["endReason"],
    endedBy: stored.endedBy,
    problem: stored.lastError,
    revision,
  };
}
