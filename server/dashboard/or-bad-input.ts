import { AppError } from "@/server/platform/errors";
import { Refusal } from "./rules/refusal";

/** Runs a decision of the rules; what they refuse becomes BAD_INPUT with the reason and the part at fault. */
export function orBadInput<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new AppError("BAD_INPUT", error.message, { reason: error.reason, subject: error.subject });
  }
}
