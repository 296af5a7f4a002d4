import { z } from "zod";
import { MATCHER_TEXT_MAX, matchers, type Labels, type Matcher, type MatcherProblem } from "@/server/matcher/contract";

export const SILENCE_COMMENT_MAX = 500;
/** Silences of one incident that have not ended. */
export const SILENCES_MAX = 50;
export const SILENCE_MINUTES = { least: 1, most: 30 * 24 * 60, usual: 120 } as const;
/** What sends the notifications that are held back. */
export const SILENCE_OWNERS = ["grafana", "alertmanager"] as const;
export type SilenceOwner = (typeof SILENCE_OWNERS)[number];

const incidentNumber = z.number().int().min(1).max(2_147_483_647);
const owner = z.enum(SILENCE_OWNERS);
const minutes = z.number().int().min(SILENCE_MINUTES.least).max(SILENCE_MINUTES.most);
const comment = z
  .string()
  .trim()
  .min(1)
  .max(SILENCE_COMMENT_MAX)
  .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" });

export const createSilenceInput = z.strictObject({
  incidentNumber,
  /** Made by the sender: the same key silences once, however often it is sent. */
  idempotencyKey: z.uuid(),
  owner,
  matchers,
  /** From now. */
  minutes,
  comment,
  /** It is extended while the incident is open, and ends with it. */
  endsWithIncident: z.boolean().default(true),
});
export type CreateSilenceInput = z.infer<typeof createSilenceInput>;

const aimed = { incidentNumber, silenceId: z.uuid() };

/** What is left out stays as it is. `revision` is the one that the sender saw; `minutes` count from now. */
export const changeSilenceInput = z.strictObject({
  ...aimed,
  revision: z.number().int().min(1),
  matchers: matchers.optional(),
  minutes: minutes.optional(),
  comment: comment.optional(),
  endsWithIncident: z.boolean().optional(),
});
export type ChangeSilenceInput = z.infer<typeof changeSilenceInput>;

export const endSilenceInput = z.strictObject(aimed);
export type EndSilenceInput = z.infer<typeof endSilenceInput>;

export const listSilencesInput = z.strictObject({ incidentNumber });

/** For one alert of the incident, or for what all that still fire have in common. */
export const draftSilenceInput = z.strictObject({ incidentNumber, alertId: z.uuid().optional() });
export type DraftSilenceInput = z.infer<typeof draftSilenceInput>;

/** Matchers as they are written. */
export const previewSilenceInput = z.strictObject({ incidentNumber, owner, text: z.string().max(MATCHER_TEXT_MAX) });
export type PreviewSilenceInput = z.infer<typeof previewSilenceInput>;

/**
 * `waiting`: it does not stand yet, because what it is written to cannot be reached; it is written as soon as it can.
 * `ending`: the same for its end. `refused`: it was not taken, and `problem` says why.
 */
export type SilenceState = "waiting" | "pending" | "active" | "ending" | "ended" | "refused";

/** A silence. Times are RFC 3339 in UTC. */
export interface SilenceItem {
  /** Ours; null for one that was made elsewhere. */
  id: string | null;
  /** The owner's; null until it stands there. */
  externalId: string | null;
  owner: SilenceOwner;
  state: SilenceState;
  matchers: Matcher[];
  startsAt: string;
  endsAt: string;
  createdBy: string;
  comment: string;
  endsWithIncident: boolean;
  /** `elsewhere`: somebody ended it where it stands. */
  endReason: "person" | "incident" | "time" | "elsewhere" | null;
  endedBy: string | null;
  problem: string | null;
  revision: number;
}

export interface SilenceList {
  /** Made here for this incident, the newest first. */
  silences: SilenceItem[];
  /** Made elsewhere, and holding back an alert of this incident now or later. */
  elsewhere: SilenceItem[];
  /** What could not be asked for those, and why. */
  unreachable: { owner: SilenceOwner; reason: string }[];
  /** Where people open what sends the notifications; none where they cannot. See `silenceAddress`. */
  addresses: Partial<Record<SilenceOwner, string>>;
  canSilence: boolean;
  /** Whether the incident runs: what is bound to it goes on. */
  isOpen: boolean;
}

export interface SilenceDraft {
  owner: SilenceOwner;
  /** What may be chosen. */
  owners: SilenceOwner[];
  matchers: Matcher[];
  text: string;
  minutes: number;
  comment: string;
  /** The person in whose name it would be written. */
  createdBy: string;
  /** Whether the incident runs: what is bound to it would go on. */
  isOpen: boolean;
}

/** What matchers would hold back now. */
export type SilencePreview =
  | {
      ok: true;
      matchers: Matcher[];
      count: number;
      /** Of those, how many something holds back already. */
      suppressed: number;
      /** Labels of the first of them. */
      examples: Labels[];
      /** How many fire there altogether, as far as we were told. */
      firing: number;
      /** Of the incident's own: how many it would hold back, null where that cannot be told from here; how many fire. */
      own: { count: number | null; firing: number };
    }
  /** `index`: the matcher that is wrong, where it is one that could be read. */
  | { ok: false; problem: MatcherProblem; index: number | null };
