import { clock } from "@/app/_features/maintenance/clock";
import { WINDOW_MAX_DAYS, type WindowItem } from "@/server/maintenance/contract";
import { instantsOfClock } from "@/server/maintenance/rules/instants-of-clock";

export interface WindowDraft {
  name: string;
  comment: string;
  /** As clocks of the zone show them. */
  from: string;
  to: string;
  timeZone: string;
}

export type WindowProblem = "missing" | "noZone" | "beforeStart" | "tooLong" | "isOver";
export type WindowProblems = Partial<Record<"name" | "from" | "to" | "timeZone", WindowProblem>>;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export const windowDraft = {
  of(now: number, timeZone: string): WindowDraft {
    const start = clock.soon(now);
    return {
      name: "",
      comment: "",
      from: clock.wall(start, timeZone),
      to: clock.wall(start + HOUR_MS, timeZone),
      timeZone,
    };
  },
  /** The same again, for one that was taken back. */
  again: ({ name, comment, startsAt, endsAt, timeZone }: WindowItem): WindowDraft => ({
    name,
    comment,
    from: clock.wall(Date.parse(startsAt), timeZone),
    to: clock.wall(Date.parse(endsAt), timeZone),
    timeZone,
  }),
  /** The earliest start and the latest end that the clocks may mean, in epoch milliseconds; null where they say nothing. */
  instants({ from, to, timeZone }: WindowDraft): { start: number; end: number } | null {
    if (!clock.isZone(timeZone)) return null;
    const [start, end] = [instantsOfClock(from, timeZone).earliest, instantsOfClock(to, timeZone).latest];
    return Number.isFinite(start) && Number.isFinite(end) ? { start, end } : null;
  },
  problems(draft: WindowDraft, now: number): WindowProblems {
    const problems: WindowProblems = {};
    if (draft.name.trim() === "") problems.name = "missing";
    if (draft.from === "") problems.from = "missing";
    if (!clock.isZone(draft.timeZone)) problems.timeZone = "noZone";
    const instants = windowDraft.instants(draft);
    if (draft.to === "") problems.to = "missing";
    else if (instants && (draft.to <= draft.from || instants.end <= instants.start)) problems.to = "beforeStart";
    else if (instants && instants.end - instants.start > WINDOW_MAX_DAYS * DAY_MS) problems.to = "tooLong";
    else if (instants && instants.end <= now) problems.to = "isOver";
    return problems;
  },
};
