import { type IncidentDetail, type Milestone, MILESTONES } from "@/server/incident/contract";

/** What stands in each field: a local time as `datetime-local` has it, or nothing. */
export type TimesDraft = Record<Milestone, string>;

const two = (value: number) => String(value).padStart(2, "0");

/** A time as the field shows it, on the reader's clock; to the second where there are seconds. */
export function localInput(iso: string | null): string {
  const at = new Date(iso ?? Number.NaN);
  if (Number.isNaN(at.getTime())) return "";
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

export function draftOf(incident: Pick<IncidentDetail, Milestone>): TimesDraft {
  return Object.fromEntries(MILESTONES.map((name) => [name, localInput(incident[name])])) as TimesDraft;
}

/** Only what somebody made another; what was not touched keeps its milliseconds. */
export function changedTimes(
  incident: Pick<IncidentDetail, Milestone>,
  draft: TimesDraft,
): Partial<Record<Milestone, string | null>> {
  return Object.fromEntries(
    MILESTONES.flatMap((name) => {
      if (draft[name] === localInput(incident[name])) return [];
      const at = new Date(draft[name]);
      return [[name, Number.isNaN(at.getTime()) ? null : at.toISOString()]];
    }),
  );
}
