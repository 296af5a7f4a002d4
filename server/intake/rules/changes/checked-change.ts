import type { z } from "zod";
import type { ReportedChange } from "@/server/intake/contract/reported";
import { readTime } from "@/server/intake/rules/read-time";

/** A change, why a call is none, or null where it is about something else. */
export type ChangeRead = ReportedChange | { error: z.ZodError } | null;

const KEY_MAX = 500;
const TITLE_MAX = 300;
const WORD_MAX = 200;
const URL_MAX = 2_000;

/** Text that can be stored, on one line. */
export const changeText = (told: string | undefined, most = WORD_MAX): string =>
  (told ?? "").replaceAll("\0", "").toWellFormed().replaceAll(/\s+/g, " ").trim().slice(0, most);

/** `2026-11-22 03:00:00 UTC` and `2026-11-22 03:00:00 +0100`, as GitLab writes times. */
const SPACED = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:UTC|([+-]\d\d):?(\d\d))$/;

function timeOf(told: string | null | undefined): string | null {
  const spaced = SPACED.exec(told ?? "");
  if (!spaced) return readTime(told);
  const [, day, clock, hours, minutes] = spaced;
  return readTime(`${day}T${clock}${hours ? `${hours}:${minutes}` : "Z"}`);
}

interface ToldChange extends Omit<ReportedChange, "at"> {
  at: string | null | undefined;
}

/** A change with nothing in it that cannot be stored. A time that is none is the time of receipt. */
export function checkedChange(told: ToldChange, receivedAt: string): ReportedChange {
  const { outcome = "succeeded" } = told;
  const url = changeText(told.url, URL_MAX);
  return {
    key: changeText(told.key, KEY_MAX),
    kind: told.kind,
    at: timeOf(told.at) ?? receivedAt,
    startedAt: timeOf(told.startedAt),
    finishedAt: timeOf(told.finishedAt),
    outcome,
    summary: changeText(told.summary, TITLE_MAX),
    service: changeText(told.service),
    environment: changeText(told.environment),
    version: changeText(told.version),
    url: /^https?:\/\//i.test(url) ? url : "",
    actor: changeText(told.actor),
  };
}
