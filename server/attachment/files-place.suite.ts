import { randomUUID } from "node:crypto";
import { attachmentLane } from "@/server/attachment/attachment-lane";
import type { Context, SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";
import { serveLane } from "@/server/testing/serve-lane";
import { createTestOrganization } from "@/server/testing/test-context";
import type { AttachmentRef } from "@/server/timeline/contract/event-payloads";
import { recordEvent } from "@/server/timeline/record-event";

interface Sent {
  name?: string;
  key?: string;
  of?: number;
  headers?: Record<string, string>;
}
interface Told {
  payload?: Record<string, unknown>;
  supersedesId?: string;
}

/** A room that takes files over HTTP, with people who may send, read, or neither. */
export async function openFilesPlace() {
  const [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  const [ada, bob, viewer, stranger] = await Promise.all([
    ours.signIn("responder"),
    ours.signIn("responder"),
    ours.signIn("viewer"),
    theirs.signIn("admin"),
  ]);
  await ours.services.db.organization.update({ where: { id: ours.id }, data: { nextIncidentNumber: 701 } });
  const declare = async () => {
    const wish = { idempotencyKey: randomUUID(), title: "Files", severity: "sev3" as const };
    return (await createCaller(ada).incident.declare(wish)).number;
  };
  const number = await declare();
  const where = { organizationId: ours.id, number };
  const { id: incidentId } = await ours.services.db.incident.findFirstOrThrow({ where });

  const place = {
    ours,
    services: ours.services,
    ada,
    bob,
    viewer,
    stranger,
    number,
    incidentId,
    declare,
    /** Who the next requests come from. */
    asker: ada as SignedIn | null,
    served: { url: "", close: () => undefined as void },
    send(content: Buffer | string, { name = "notes.txt", key = randomUUID(), of = number, headers = {} }: Sent = {}) {
      const own = { "x-file-name": encodeURIComponent(name), "idempotency-key": key };
      const address = `${place.served.url}/api/rooms/${of}/attachments`;
      return fetch(address, { method: "POST", body: content as BodyInit, headers: { ...own, ...headers } });
    },
    sent: async (content: Buffer | string, more: Sent = {}) =>
      (await place.send(content, more)).json() as Promise<AttachmentRef>,
    open: (id: string, query = "", headers: Record<string, string> = {}, of = number) =>
      fetch(`${place.served.url}/api/rooms/${of}/attachments/${id}${query}`, { headers }),
    tell: (kind: string, more: Told = {}) =>
      recordEvent(ours.services.pool, {
        organizationId: ours.id,
        incidentId,
        kind,
        actor: { id: ada.viewer.userId, name: "Ada" },
        ...more,
      }),
    async post(...attachments: AttachmentRef[]) {
      const ids = { in: attachments.map(({ id }) => id) };
      await ours.services.db.attachment.updateMany({ where: { id: ids }, data: { postedAt: new Date() } });
      return place.tell("message", { payload: { attachments } });
    },
    count: () => ours.services.db.attachment.count({ where: { incidentId } }),
    async close() {
      place.served.close();
      await Promise.all([ours.close(), theirs.close()]);
    },
  };
  const contextOf = async (): Promise<Context> => ({ ...(place.asker ?? ada), viewer: place.asker?.viewer ?? null });
  place.served = await serveLane(attachmentLane({ contextOf, silenceMs: 500 }));
  return place;
}

/** The status of a good answer, the closed code of a refusal. */
export async function codeOf(answer: Promise<Response>): Promise<number | string> {
  const response = await answer;
  return response.ok ? response.status : ((await response.json()) as { error: { code: string } }).error.code;
}
