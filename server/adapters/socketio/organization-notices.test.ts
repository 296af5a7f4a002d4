import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { join, scope, TestServer } from "@/server/adapters/socketio/testing/test-server";
import type { RoomMessages } from "@/server/timeline/contract";

let server: TestServer;
beforeEach(async () => {
  server = await new TestServer().start();
});
afterEach(() => server.stop());

type Notice = RoomMessages["changed"];
async function watching(name: string): Promise<{ client: Socket; heard: Notice[] }> {
  const client = server.connect(name);
  const heard: Notice[] = [];
  client.on("changed", (notice: Notice) => heard.push(notice));
  client.emit("watch");
  // Answered after what was sent before it.
  await join(client, 0);
  return { client, heard };
}
const alerts = (organization = scope.organizationId) => server.bus.publish("alerts", { organization });

describe("a page that lists incidents and alerts", () => {
  it("hears that something is new, and not what", async () => {
    const { heard } = await watching("ada");
    await alerts();
    await vi.waitFor(() => expect(heard).toEqual([{ incidents: false, alerts: true }]), 5_000);
    await server.post("hello");
    await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ incidents: true }), 5_000);
  });

  it("hears that statuses have other names", async () => {
    const { heard } = await watching("ada");
    const told = () => server.bus.publish("statuses", { organization: scope.organizationId });
    const notice = { incidents: false, alerts: false, statuses: true };
    await told();
    await vi.waitFor(() => expect(heard).toEqual([notice]), 5_000);
    await told();
    await alerts();
    await vi.waitFor(() => expect(heard).toEqual([notice, { incidents: false, alerts: true }, notice]), 5_000);
  });

  it("hears of alerts without waiting for what is owed of incidents", async () => {
    const { heard } = await watching("ada");
    await server.post("first");
    await server.post("second");
    await alerts();
    await vi.waitFor(() => expect(heard).toContainEqual({ incidents: false, alerts: true }), 5_000);
  });

  it("hears little of a storm, and its end", async () => {
    const { client, heard } = await watching("ada");
    let [alertsAt, heardAt] = [0, 0];
    client.on("changed", (notice: Notice) => notice.alerts && (heardAt = performance.now()));
    for (let n = 0; n < 100; n += 1) {
      alertsAt = performance.now();
      await alerts();
      await sleep(1);
    }
    await server.post("the last");
    await vi.waitFor(() => expect(heard).toContainEqual({ incidents: true, alerts: false }), 5_000);
    await vi.waitFor(() => expect(heardAt).toBeGreaterThan(alertsAt), 5_000);
    expect(heard.length).toBeLessThan(50);
  });

  it("hears nothing of others, and nothing without asking", async () => {
    const [{ heard }, quiet] = [await watching("mallory"), server.connect("ada")];
    const unasked: Notice[] = [];
    quiet.on("changed", (notice: Notice) => unasked.push(notice));
    await join(quiet, 0);
    const { heard: own } = await watching("grace");
    await alerts();
    await vi.waitFor(() => expect(own).toHaveLength(1), 5_000);
    await sleep(50);
    expect(heard).toEqual([]);
    expect(unasked).toEqual([]);
  });
});
