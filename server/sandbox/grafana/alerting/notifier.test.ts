import { beforeEach, describe, expect, it } from "vitest";
import type { ActiveAlert } from "./active-alerts";
import { createNotifier } from "./notifier";
import { createProvisioningStore } from "./provisioning-store";
import type { NotifiedGroup } from "./webhook-payload";

const SECOND = 1000;
const alert = (name: string, more: Partial<ActiveAlert> = {}): ActiveAlert => ({
  ruleUid: name,
  labels: { alertname: name, severity: "critical" },
  annotations: {},
  fingerprint: name,
  startsAt: 0,
  endsAt: 0,
  updatedAt: 0,
  values: {},
  valueString: "",
  silencedBy: [],
  ...more,
});

let sent: { at: number; statuses: string[] }[] = [];
let broken = false;
let now = 0;
let notifier: ReturnType<typeof createNotifier>;

beforeEach(() => {
  [sent, broken, now] = [[], false, 0];
  const store = createProvisioningStore();
  const hook = {
    uid: "hook",
    name: "hook",
    type: "webhook",
    settings: {},
    disableResolveMessage: false,
    provenance: "",
  };
  store.contactPoints.set("hook", hook);
  store.policies.tree = {
    receiver: "hook",
    group_by: ["severity"],
    group_wait: "10s",
    group_interval: "60s",
    repeat_interval: "1h",
  };
  notifier = createNotifier(store, async (_contact, group: NotifiedGroup) => {
    if (broken) throw new Error("away");
    sent.push({
      at: now,
      statuses: group.alerts.map((one) => `${one.ruleUid} ${one.resolvedAt === undefined ? "fires" : "ended"}`),
    });
  });
});

async function run(seconds: number, alerts: ActiveAlert[]): Promise<void> {
  for (const end = now + seconds * SECOND; now < end; now += SECOND) await notifier.tick(alerts, now);
}

describe("notifications", () => {
  it("wait for more of the group, then go out once", async () => {
    await run(5, [alert("a")]);
    expect(sent).toEqual([]);
    await run(300, [alert("a"), alert("b")]);
    expect(sent).toEqual([{ at: 10 * SECOND, statuses: ["a fires", "b fires"] }]);
  });

  it("tell what is new or over at the next interval, and then forget it", async () => {
    await run(20, [alert("a")]);
    await run(60, [alert("a"), alert("b")]);
    await run(120, [alert("b")]);
    expect(sent.map(({ statuses }) => statuses)).toEqual([["a fires"], ["a fires", "b fires"], ["a ended", "b fires"]]);
    expect(sent.map(({ at }) => at / SECOND)).toEqual([10, 70, 130]);
  });

  it("are repeated when nothing changes for long", async () => {
    await run(2 * 3600 + 100, [alert("a")]);
    expect(sent).toHaveLength(3);
  });

  it("are not tried again before the next interval when they fail", async () => {
    broken = true;
    await run(60, [alert("a")]);
    broken = false;
    await run(60, [alert("a")]);
    expect(notifier.log.map(({ error }) => error)).toEqual(["away", undefined]);
    expect(sent.map(({ at }) => at / SECOND)).toEqual([70]);
  });

  it("leave out what is silenced, and what ended before it was told", async () => {
    await run(100, [alert("a", { silencedBy: ["s"] })]);
    await run(5, [alert("b")]);
    await run(100, []);
    expect(sent).toEqual([]);
  });
});
