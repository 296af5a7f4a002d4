import { throughDoor } from "@/server/dashboard/through-door";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { CaptureQueryInput, PostedEvidence } from "./contract";
import { findPosted } from "./find-posted";
import { postEvidence } from "./post-evidence";
import { queryContent } from "./query-content";

/**
 * Asks a typed query, keeps the answer and posts it into the timeline.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN, RATE_LIMITED, BAD_INPUT, EVIDENCE_TOO_LARGE, EVIDENCE_UNREADABLE, CONFLICT, and
 * what the ports reject with
 */
export function captureQuery(context: SignedIn, input: CaptureQueryInput): Promise<PostedEvidence> {
  const { services, viewer } = context;
  const { incidentNumber, idempotencyKey, note, ...asked } = input;
  const subject = `evidence ${asked.dataSourceUid} ${asked.kind}`;
  return throughDoor(
    context,
    { room: String(incidentNumber), subject, limit: "evidence", permission: "evidence:capture" },
    async (room, ports) => {
      authorize(viewer, "query:adhoc", room);
      const { incidentId, organizationId } = room;
      const posted = await findPosted(services.db, { incidentId, idempotencyKey }, null);
      if (posted) return posted;
      const capture = { ports, metrics: services.metrics, room, capturedAt: services.clock.now() };
      const content = await queryContent({ ...capture, capturedBy: viewer.name }, asked);
      const actor = { id: viewer.userId, name: viewer.name };
      return postEvidence(
        services,
        { organizationId, incidentId, actor, reason: "posted", note, idempotencyKey },
        content,
      );
    },
  );
}
