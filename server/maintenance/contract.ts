import { z } from "zod";
import { MATCHER_TEXT_MAX, matchers, type Labels, type Matcher, type MatcherProblem } from "@/server/matcher/contract";

export const WINDOW_NAME_MAX = 200;
export const WINDOW_COMMENT_MAX = 500;
export const WINDOW_MAX_DAYS = 90;
/** Windows that are planned or run. */
export const WINDOWS_MAX = 200;

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" });

/** As a clock on the wall shows it: `2026-03-29T02:30`. */
export const localTime = z
  .string()
  .regex(/^\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/)
  .refine((value) => !Number.isNaN(Date.parse(`${value}Z`)) && new Date(`${value}Z`).toISOString().startsWith(value), {
    message: "no such day",
  })
  .refine((value) => value >= "2020" && value < "2100", { message: "too far" });

const timeZone = z
  .string()
  .max(64)
  .refine(
    (value) => {
      try {
        return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
      } catch {
        return false;
      }
    },
    { message: "no such zone" },
  );

export const createWindowInput = z.strictObject({
  /** Made by the sender: the same key plans it once, however often it is sent. */
  idempotencyKey: z.uuid(),
  name: text(WINDOW_NAME_MAX).min(1),
  matchers,
  /** Clocks of the zone: the earliest moment that the start may mean, the latest that the end may mean. */
  from: localTime,
  to: localTime,
  timeZone,
  comment: text(WINDOW_COMMENT_MAX).default(""),
});
export type CreateWindowInput = z.infer<typeof createWindowInput>;

/** Matchers as they are written. */
export const previewWindowInput = z.strictObject({ text: z.string().max(MATCHER_TEXT_MAX) });

export const PREVIEW_DAYS = 7;

/** What matchers fit, of what we were told. */
export type WindowPreview =
  | {
      ok: true;
      /** Alerts that fire now, and how many of them fit. */
      firing: number;
      count: number;
      /** Firings that began in the last `PREVIEW_DAYS` and fit; `isCut`: there were more than are looked through. */
      recent: number;
      isCut: boolean;
      /** Labels of the first that fire and fit; of the newest that began lately where none does. */
      examples: Labels[];
    }
  /** `index`: the matcher that is wrong, where it is one that could be read. */
  | { ok: false; problem: MatcherProblem; index: number | null };

export const cancelWindowInput = z.strictObject({ windowId: z.uuid() });

/** A time in which alerts are expected. Times are RFC 3339 in UTC. */
export interface WindowItem {
  id: string;
  name: string;
  matchers: Matcher[];
  startsAt: string;
  endsAt: string;
  timeZone: string;
  comment: string;
  createdBy: string;
  state: "planned" | "running" | "over" | "cancelled";
  cancelledBy: string | null;
}
