import { randomUUID } from "node:crypto";
import type { RefusedPart } from "@/server/intake/contract/reported";
import type { CalledSource } from "@/server/intake/find-source";
import { parseBody } from "@/server/intake/rules/parse-body";
import { plainText } from "@/server/intake/rules/plain-text";
import { DEDUP_KEY, readReport } from "@/server/intake/rules/read-report";
import type { Services } from "@/server/platform/context";

export interface ProvenCall {
  body: Buffer;
  headers: Record<string, string>;
  receivedAt: Date;
  signature: string | null;
}

export type TakenCall =
  | { answer: Record<string, unknown> }
  | { refused: "unusable" | "replayed"; errors: readonly RefusedPart[] };

const MOST_ERRORS = 20;

/**
 * Stores a call whose sender is proven, when anything of it can be used. What a mapping has to read, the worker reads.
 * @throws AppError TOO_MANY_PENDING, DATABASE_UNAVAILABLE
 */
export async function takeCall(
  { deliveries }: Pick<Services, "deliveries">,
  { id: sourceId, organizationId, kind }: CalledSource,
  call: ProvenCall,
): Promise<TakenCall> {
  const { body, receivedAt, signature } = call;
  const parsed = parseBody(body);
  if ("refused" in parsed) {
    return { refused: "unusable", errors: [{ part: "", reason: parsed.refused, detail: "" }] };
  }
  const own = kind === "pagerduty" ? dedupKeyOf(parsed.value) : undefined;
  const headers = own === undefined ? call.headers : { ...call.headers, [DEDUP_KEY]: own };
  const { report, unmapped } = readReport({ kind, body: parsed.value, headers, receivedAt: receivedAt.toISOString() });
  const { alerts, changes, refused } = report;
  if (refused.length > 0 && alerts.length + changes.length + unmapped.length === 0)
    return { refused: "unusable", errors: refused.slice(0, MOST_ERRORS) };
  const id = await deliveries.write({ organizationId, sourceId, receivedAt, headers, body, signature });
  if (id === null) return { refused: "replayed", errors: [] };
  return {
    answer: {
      // As clients of PagerDuty expect it.
      ...(kind === "pagerduty" && { status: "success", message: "Event processed", dedup_key: own }),
      id: String(id),
      // What a mapping makes of the rest is not known yet.
      ...(unmapped.length === 0 && { accepted: alerts.length + changes.length }),
      ...(refused.length > 0 && { rejected: refused.length, errors: refused.slice(0, MOST_ERRORS) }),
    },
  };
}

/** The key of an event, or a new one for an event without. */
function dedupKeyOf(body: unknown): string {
  const told = typeof body === "object" && body !== null && "dedup_key" in body ? body.dedup_key : undefined;
  return typeof told === "string" && told !== "" ? plainText(told, 255) : randomUUID();
}
