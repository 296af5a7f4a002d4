import type { AbsoluteRange, VariableValues } from "@/server/dashboard/contract";
import { panelPorts } from "@/server/dashboard/panel-ports";
import type { Services } from "@/server/platform/context";
import type { EvidenceReason, PostedEvidence } from "./contract";
import { findPosted } from "./find-posted";
import { panelContent } from "./panel-content";
import { postEvidence } from "./post-evidence";
import { systemRoom } from "./system-room";

/** As many points as a card of usual width shows. */
const POINTS = 800;

export interface SystemCapture {
  incident: { id: string; organizationId: string };
  dashboardUid: string;
  panelId: number;
  variables?: VariableValues;
  /** Epoch milliseconds. */
  range: AbsoluteRange;
  reason: Exclude<EvidenceReason, "posted">;
  /** The same key is captured once, from however many processes. */
  idempotencyKey: string;
}

/**
 * Captures a panel of the room without anybody having asked: at an alert, around an action, at resolve. The panel has to
 * be in the room.
 *
 * @throws AppError as `capturePanel`, without those of access
 */
export async function captureForIncident(services: Services, capture: SystemCapture): Promise<PostedEvidence> {
  const { incident, dashboardUid, panelId, variables = {}, range, reason, idempotencyKey } = capture;
  const { organizationId, id: incidentId } = incident;
  const place = { dashboardUid, panelId };
  const posted = await findPosted(services.db, { incidentId, idempotencyKey }, place);
  if (posted) return posted;
  const room = await systemRoom(services.db, { organizationId, incidentId });
  const ports = panelPorts(services, room);
  const asked = { ...place, range, variables, maxDataPoints: POINTS };
  const content = await panelContent(
    { ports, metrics: services.metrics, room, capturedAt: services.clock.now(), capturedBy: "" },
    { ...asked, intervalMs: Math.max(1, Math.ceil((range.to - range.from) / POINTS)) },
  );
  const actor = { id: null, name: "" };
  return postEvidence(services, { organizationId, incidentId, actor, reason, note: "", idempotencyKey }, content);
}
