import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { EvidenceItem, ListEvidenceInput, VerifyEvidenceInput } from "./contract";
import { storedEvidence } from "./stored-evidence";

/** Most evidence of one list, the newest. */
const MOST = 1_000;

/**
 * Makes the hash of a kept document again.
 *
 * @throws AppError NOT_FOUND, EVIDENCE_TAMPERED
 */
export async function verifyEvidence(
  context: SignedIn,
  { incidentNumber, id }: VerifyEvidenceInput,
): Promise<{ sha256: string; bytes: number }> {
  const { id: incidentId, organizationId } = await findIncident(context, incidentNumber);
  authorize(context.viewer, "timeline:read", { organizationId });
  const { sha256, plain } = await storedEvidence(context.services.db, { organizationId, incidentId }, id);
  return { sha256, bytes: plain.byteLength };
}

/**
 * What was captured in an incident, in the order of capture.
 *
 * @throws AppError NOT_FOUND
 */
export async function listEvidence(context: SignedIn, { incidentNumber }: ListEvidenceInput): Promise<EvidenceItem[]> {
  const { id: incidentId, organizationId } = await findIncident(context, incidentNumber);
  authorize(context.viewer, "timeline:read", { organizationId });
  const rows = await context.services.db.evidence.findMany({
    where: { organizationId, incidentId },
    orderBy: [{ capturedAt: "desc" }, { id: "desc" }],
    take: MOST,
    omit: { organizationId: true, incidentId: true, capturedById: true, idempotencyKey: true },
  });
  return rows.toReversed().map((row) => ({
    ...row,
    capturedAt: row.capturedAt.toISOString(),
    rangeFrom: row.rangeFrom.toISOString(),
    rangeTo: row.rangeTo.toISOString(),
  }));
}
