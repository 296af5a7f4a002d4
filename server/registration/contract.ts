import { z } from "zod";
import { MATCHER_TEXT_MAX, type MatcherProblem } from "@/server/matcher/contract";

export const REGISTRATION_NAME_MAX = 60;

/** Of somebody who may change alerting in Grafana; used for the one call, and kept nowhere. */
const token = z
  .string()
  .regex(/^[\x21-\x7e]{1,500}$/)
  .optional();
const name = z
  .string()
  .trim()
  .min(1)
  .max(REGISTRATION_NAME_MAX)
  .refine((value) => !/\p{Cc}/u.test(value) && value.isWellFormed(), { message: "not text" });

export const connectAlertingInput = z.strictObject({
  name: name.default("SRE Assistant"),
  /** Matchers of the alerts that are to come, as they are written; empty for all. */
  text: z.string().max(MATCHER_TEXT_MAX).default(""),
  token,
});
export type ConnectAlertingInput = z.infer<typeof connectAlertingInput>;

export const withTokenInput = z.strictObject({ token });
export type WithTokenInput = z.infer<typeof withTokenInput>;

/** `refused`: it came, and was not taken; `lost`: Grafana says that it sent it, and nothing came. */
export interface TestOutcome {
  outcome: "arrived" | "refused" | "lost" | "notSent";
  reason: string | null;
}

export type ConnectOutcome =
  | { state: "connected"; sourceId: string; test: TestOutcome }
  /** The matchers cannot be read. */
  | { state: "unreadable"; problem: MatcherProblem }
  /** It has to be written by somebody else: what, as a file and for Terraform. They hold the secret: shown this once. */
  | {
      state: "byHand";
      sourceId: string;
      reason: string;
      permissionNeeded: string | null;
      yaml: string;
      terraform: string;
    };

/** What was connected, and whether it still stands; null where that cannot be looked up now, with the reason. */
export interface RegistrationState {
  connection: { sourceId: string; name: string; url: string } | null;
  hook: { version: string; contactPoint: "missing" | "ours" | "other"; hasRoute: boolean } | null;
  reason: string | null;
}
