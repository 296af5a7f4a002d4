import { throughDoor } from "@/server/dashboard/through-door";
import type { SignedIn } from "@/server/platform/context";
import type { CapturePanelInput, PostedEvidence } from "./contract";
import { findPosted } from "./find-posted";
import { panelContent } from "./panel-content";
import { postEvidence } from "./post-evidence";

/**
 * Keeps what a panel of the room shows and posts it into the timeline.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN, RATE_LIMITED, PANEL_NOT_IN_ROOM, BAD_INPUT, EVIDENCE_TOO_LARGE,
 * EVIDENCE_UNREADABLE, CONFLICT, and what the ports reject with
 */
export function capturePanel(context: SignedIn, input: CapturePanelInput): Promise<PostedEvidence> {
  const { services, viewer } = context;
  const { incidentNumber, idempotencyKey, note, ...asked } = input;
  const subject = `evidence ${asked.dashboardUid}/${asked.panelId}`;
  return throughDoor(
    context,
    { room: String(incidentNumber), subject, limit: "evidence", permission: "evidence:capture" },
    async (room, ports) => {
      const { incidentId, organizationId } = room;
      const posted = await findPosted(services.db, { incidentId, idempotencyKey }, asked);
      if (posted) return posted;
      const capture = { ports, metrics: services.metrics, room, capturedAt: services.clock.now() };
      const content = await panelContent({ ...capture, capturedBy: viewer.name }, asked);
      const actor = { id: viewer.userId, name: viewer.name };
      return postEvidence(
        services,
        { organizationId, incidentId, actor, reason: "posted", note, idempotencyKey },
        content,
      );
    },
  );
}
