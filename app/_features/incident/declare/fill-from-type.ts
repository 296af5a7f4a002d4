import type { Draft } from "@/app/_features/incident/declare/draft";
import type { IncidentType } from "@/server/incident/contract/incident-type";

/** What a type proposes. */
const PROPOSED = ["severity", "visibility", "teamId", "summary"] as const;
export type Proposed = (typeof PROPOSED)[number];
type Proposals = Pick<Draft, Proposed>;

const isProposed = (field: string): field is Proposed => PROPOSED.some((each) => each === field);

/** The fields that somebody has written themselves, after they wrote these; a summary that was emptied is none. */
export function writtenAfter(written: ReadonlySet<Proposed>, part: Partial<Draft>): ReadonlySet<Proposed> {
  const fields = [...written, ...Object.keys(part).filter(isProposed)];
  return new Set(part.summary?.trim() === "" ? fields.filter((field) => field !== "summary") : fields);
}

/**
 * What choosing a type makes of a draft: its proposals, or nothing where it has none, in every field that nobody has
 * written.
 */
export function fillFromType(
  draft: Proposals,
  written: ReadonlySet<Proposed>,
  type: Pick<IncidentType, "id" | "severity" | "visibility" | "team" | "summary"> | null,
): Proposals & { typeId: string | null } {
  const proposals: Proposals = {
    severity: type?.severity ?? null,
    visibility: type?.visibility ?? "organization",
    teamId: type?.team?.id ?? null,
    summary: type?.summary ?? "",
  };
  const own = Object.fromEntries([...written].map((field) => [field, draft[field]]));
  return { ...proposals, ...own, typeId: type?.id ?? null };
}
