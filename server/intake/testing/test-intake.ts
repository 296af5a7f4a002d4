import { createHmac } from "node:crypto";
import { createSource } from "@/server/intake/create-source";
import { type CreateSourceInput, createSourceInput } from "@/server/intake/contract";
import { hookLane } from "@/server/intake/hook-lane";
import type { SignedIn } from "@/server/platform/context";
import { serveLane } from "@/server/testing/serve-lane";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";

export interface TestSource {
  id: string;
  /** Path under the lane's address. */
  path: string;
  secret: string;
}

/** The door for webhooks on loopback, and somebody who may make sources. */
export class TestIntake {
  private constructor(
    readonly organization: TestOrganization,
    readonly admin: SignedIn,
    readonly url: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async open({ bodyDeadlineMs }: { bodyDeadlineMs?: number } = {}): Promise<TestIntake> {
    const organization = await createTestOrganization();
    const admin = await organization.signIn("admin");
    const lane = hookLane(organization.services, { ...(bodyDeadlineMs && { bodyDeadlineMs }) });
    const served = await serveLane(lane);
    return new TestIntake(organization, admin, served.url, async () => {
      served.close();
      await lane.close();
      await organization.close();
    });
  }

  async source(wanted: Partial<CreateSourceInput> = {}): Promise<TestSource> {
    const name = `source ${Math.random().toString(36).slice(2)}`;
    const input = createSourceInput.parse({ kind: "alertmanager", verification: "bearer", name, ...wanted });
    const { source, secret } = await createSource(this.admin, input);
    return { id: source.id, path: new URL(source.url).pathname, secret: secret ?? "" };
  }

  /** Sends a body as it stands. */
  send(path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method: "POST",
      body: typeof body === "string" ? body : new Uint8Array(body),
      headers: { "content-type": "application/json", ...headers },
    });
  }

  tell(source: TestSource, body: unknown): Promise<Response> {
    return this.send(source.path, JSON.stringify(body), { authorization: `Bearer ${source.secret}` });
  }

  stored(source: TestSource): Promise<number> {
    return this.organization.services.db.webhookDelivery.count({ where: { sourceId: source.id } });
  }

  close(): Promise<void> {
    return this.stop();
  }
}

/** As Grafana signs. */
export const signed = (secret: string, body: string, prefix = "") =>
  createHmac("sha256", secret)
    .update(prefix + body)
    .digest("hex");
