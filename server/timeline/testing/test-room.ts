import { randomUUID } from "node:crypto";
import type { Role } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";
import type { PostMessageInput, TimelineEvent } from "@/server/timeline/contract";
import { postMessage } from "@/server/timeline/post-message";

/** An incident of an organization of its own, and people who talk in it. */
export class TestRoom {
  private constructor(
    readonly organization: TestOrganization,
    readonly incidentId: string,
    readonly incidentNumber: number,
  ) {}

  static async open(organization?: TestOrganization): Promise<TestRoom> {
    const own = organization ?? (await createTestOrganization());
    const count = await own.services.db.incident.count({ where: { organizationId: own.id } });
    const incident = await own.services.db.incident.create({
      data: {
        organizationId: own.id,
        number: count + 1,
        title: "Checkout is slow",
        severity: "sev2",
        status: "investigating",
        idempotencyKey: randomUUID(),
      },
    });
    return new TestRoom(own, incident.id, incident.number);
  }

  person(role: Role = "responder"): Promise<SignedIn> {
    return this.organization.signIn(role);
  }

  say(who: SignedIn, body: string, more: Partial<PostMessageInput> = {}): Promise<TimelineEvent> {
    return postMessage(who, { incidentNumber: this.incidentNumber, idempotencyKey: randomUUID(), body, ...more });
  }

  /** What names an event, with a key of its own. */
  on(event: { id: string }) {
    return { incidentNumber: this.incidentNumber, eventId: event.id, idempotencyKey: randomUUID() };
  }

  async stored(): Promise<string[]> {
    const where = { incidentId: this.incidentId };
    const events = await this.organization.services.db.timelineEvent.findMany({ where, orderBy: { seq: "asc" } });
    return events.map(({ kind }) => kind);
  }

  close(): Promise<void> {
    return this.organization.close();
  }
}
