import { EvaluationError } from "@marcbachmann/cel-js";
import type { ConditionFailure } from "@/server/alert/contract/routing";

const ABOUT_MAX = 100;
/** What stands before a key that was asked for: `labels.` of `labels.env`. */
const PATH = /[A-Za-z_][\w.]*\.\s*$/;

/** Why a condition could not be answered, and what in it that was about, in the words of the condition. */
export function failureOf(error: unknown, condition: string): Omit<ConditionFailure, "count"> {
  if (!(error instanceof EvaluationError)) return { code: "unanswerable", about: "" };
  const { start, end } = error.range ?? { start: 0, end: 0 };
  const path = error.code === "no_such_key" ? (PATH.exec(condition.slice(0, start))?.[0] ?? "") : "";
  return { code: error.code, about: (path + condition.slice(start, end)).slice(0, ABOUT_MAX).toWellFormed() };
}
