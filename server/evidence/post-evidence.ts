import type { Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { recordEvent } from "@/server/timeline/record-event";
import type { EvidenceContent, EvidenceReason, PostedEvidence } from "./contract";
import { findPosted } from "./find-posted";
import { thumbnail } from "./rules/thumbnail";
import { sealContent } from "./seal-content";

export interface Posting {
  organizationId: string;
  incidentId: string;
  /** Null id: the system. */
  actor: { id: string | null; name: string };
  reason: EvidenceReason;
  note: string;
  idempotencyKey: string;
}

const isTaken = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === "P2002";

/**
 * Keeps a document and tells the room of it: both or neither. A key that was used is answered with what it posted.
 *
 * @throws AppError EVIDENCE_TOO_LARGE, NOT_FOUND, CONFLICT
 */
export async function postEvidence(
  { db }: Services,
  posting: Posting,
  given: EvidenceContent,
): Promise<PostedEvidence> {
  const { organizationId, incidentId, actor, reason, note, idempotencyKey } = posting;
  const { content, sha256, packed, bytes } = await sealContent(given);
  const { kind, title, panel, dashboard, range } = content;
  const capturedAt = new Date(content.capturedAt);
  const place = dashboard ? { dashboardUid: dashboard.uid, panelId: panel.id } : {};
  const picture = thumbnail(content.results, range);
  try {
    return await db.$transaction(async (tx) => {
      const { id } = await tx.evidence.create({
        data: {
          organizationId,
          incidentId,
          kind,
          title,
          capturedAt,
          capturedById: actor.id,
          reason,
          rangeFrom: new Date(range.from),
          rangeTo: new Date(range.to),
          ...place,
          sha256,
          idempotencyKey,
          document: { create: { content: packed, bytes } },
        },
        select: { id: true },
      });
      const { id: eventId, seq } = await recordEvent(tx, {
        organizationId,
        incidentId,
        kind: "evidence_posted",
        actor,
        occurredAt: capturedAt,
        body: note,
        payload: {
          evidenceId: id,
          evidenceKind: kind,
          title,
          reason,
          rangeFrom: new Date(range.from).toISOString(),
          rangeTo: new Date(range.to).toISOString(),
          ...place,
          ...(dashboard && { dashboardTitle: dashboard.title }),
          panelType: panel.type,
          sha256,
          capturedAt: content.capturedAt,
          ...(picture && { thumbnail: picture.flat(), thumbnailLines: picture.length }),
          ...(content.notes.length > 0 && { notes: content.notes }),
        },
        source: actor.id ? "web" : "system",
        idempotencyKey,
      });
      return { id, eventId, seq, sha256 };
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const posted = await findPosted(db, { incidentId, idempotencyKey });
    if (!posted) throw new AppError("CONFLICT");
    return posted;
  }
}
