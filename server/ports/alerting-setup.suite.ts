import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AlertingSetup, HookRecord, SetupAccess, WantedHook } from "./alerting-setup";

export interface AlertingSetupHarness {
  setup: AlertingSetup;
  /** Somebody who may, and somebody who may only look. */
  access: SetupAccess;
  viewer: SetupAccess | null;
  /** All that stands at the other end, as it tells it. */
  snapshot(): Promise<{ routes: Record<string, unknown>[] | undefined; contactPoints: { name: string }[] }>;
  /** Somebody else puts these below the first route. */
  putRoutes(routes: readonly Record<string, unknown>[] | undefined): Promise<void>;
  /** Somebody else makes a contact point of this name; resolves to how it is taken away. */
  addContactPoint(name: string): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** The promise of the alerting setup port, for every adapter. Everything is left as it was found. */
export function alertingSetupSuite(name: string, start: () => Promise<AlertingSetupHarness>): void {
  describe(`alerting setup: ${name}`, () => {
    let harness: AlertingSetupHarness;
    let found: Awaited<ReturnType<AlertingSetupHarness["snapshot"]>>;
    const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
    const receiver = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        heard.push({ headers: request.headers, body });
        response.writeHead(202).end();
      });
    });
    let url = "";
    const matcher = (value: string) => ({ name: "severity", value, isRegex: true, isEqual: true });
    const hookOf = (more: Partial<WantedHook> = {}): WantedHook => ({
      name: `SRE Assistant ${randomUUID().slice(0, 8)}`,
      url,
      secret: randomUUID(),
      matchers: [matcher("critical|page")],
      ...more,
    });
    const theirs = [
      { receiver: "", object_matchers: [["team", "=", "db"]], continue: false, group_wait: "45s" },
      { receiver: "", object_matchers: [["team", "=~", "web|api"]], continue: true },
    ];

    beforeAll(async () => {
      receiver.listen(0, "127.0.0.1");
      await once(receiver, "listening");
      url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/api/hooks/grafana/key`;
      harness = await start();
      found = await harness.snapshot();
    });
    beforeEach(() => void (heard.length = 0));
    afterAll(async () => {
      await harness.putRoutes(found.routes);
      await harness.stop();
      receiver.closeAllConnections();
      receiver.close();
    });
    const connect = (hook: WantedHook) => harness.setup.connect(hook, harness.access);
    const undo = (hook: WantedHook, record: HookRecord) => harness.setup.undo(hook.name, record, harness.access);
    const inspect = (hook: WantedHook) => harness.setup.inspect(hook.name, harness.access);

    it("says what there is", async () => {
      const state = await inspect(hookOf());
      expect(state).toMatchObject({ contactPoint: "missing", hasRoute: false, keptBy: null });
      expect(state.version).toMatch(/^\d+\.\d+/);
    });

    it("makes a contact point and a route, and takes both away so that all is as it was", async () => {
      for (const routes of [undefined, theirs.map((route) => ({ ...route, receiver: found.contactPoints[0]?.name }))]) {
        await harness.putRoutes(
          routes?.map(({ receiver: own, ...route }) => ({ ...(own && { receiver: own }), ...route })),
        );
        const before = await harness.snapshot();
        const hook = hookOf();
        const record = await connect(hook);
        expect(await inspect(hook)).toMatchObject({ contactPoint: "ours", hasRoute: true });
        const { routes: [own, ...others] = [], contactPoints } = await harness.snapshot();
        expect(own).toMatchObject({
          receiver: hook.name,
          continue: true,
          object_matchers: [["severity", "=~", "critical|page"]],
        });
        expect(others).toEqual(before.routes ?? []);
        expect(contactPoints.map((point) => point.name)).toContain(hook.name);
        expect(JSON.stringify(contactPoints)).not.toContain(hook.secret);
        await undo(hook, record);
        expect(await harness.snapshot()).toEqual(before);
        await undo(hook, record);
        expect(await harness.snapshot()).toEqual(before);
      }
    });

    it("made again is there once, as it was last wanted", async () => {
      const before = await harness.snapshot();
      const hook = hookOf();
      const record = await connect(hook);
      await connect(hook);
      await connect({ ...hook, matchers: [matcher("critical")], secret: randomUUID() });
      const { routes = [], contactPoints } = await harness.snapshot();
      expect(routes.filter((route) => route.receiver === hook.name)).toMatchObject([
        { object_matchers: [["severity", "=~", "critical"]] },
      ]);
      expect(contactPoints.filter((point) => point.name === hook.name)).toHaveLength(1);
      await undo(hook, record);
      expect(await harness.snapshot()).toEqual(before);
    });

    it("takes every alert where no matcher is given", async () => {
      const hook = hookOf({ matchers: [] });
      const record = await connect(hook);
      const [own] = (await harness.snapshot()).routes ?? [];
      expect(own).toMatchObject({ receiver: hook.name, continue: true });
      expect(own?.object_matchers ?? []).toEqual([]);
      await undo(hook, record);
    });

    it("keeps what others write meanwhile", async () => {
      const hooks = [hookOf(), hookOf(), hookOf()];
      const records = await Promise.all(hooks.map(connect));
      const receivers = async () => ((await harness.snapshot()).routes ?? []).map((route) => route.receiver);
      expect(await receivers()).toEqual(expect.arrayContaining(hooks.map((hook) => hook.name)));
      const [first] = records;
      await Promise.all(hooks.map((hook) => undo(hook, first ?? { hadRoutes: true })));
      for (const hook of hooks) expect(await receivers()).not.toContain(hook.name);
    });

    it("sends a test that proves where it comes from", async () => {
      const hook = hookOf();
      const record = await connect(hook);
      const { signs } = await inspect(hook);
      await harness.setup.test(hook, harness.access);
      const [call] = heard;
      expect(call?.headers.authorization).toBe(`Bearer ${hook.secret}`);
      expect(JSON.parse(call?.body ?? "")).toMatchObject({ version: "1", alerts: [{ status: "firing" }] });
      if (signs) {
        const at = call?.headers["x-grafana-alerting-timestamp"];
        const signature = createHmac("sha256", hook.secret)
          .update(`${String(at)}:${call?.body}`)
          .digest("hex");
        expect(call?.headers["x-grafana-alerting-signature"]).toBe(signature);
        expect(Math.abs(Number(at) - Date.now() / 1_000)).toBeLessThan(60);
      }
      await undo(hook, record);
    });

    it("says that a test did not arrive", async () => {
      const hook = hookOf({ url: "http://127.0.0.1:9/" });
      const record = await connect(hook);
      await expect(harness.setup.test(hook, harness.access)).rejects.toMatchObject({
        code: "GRAFANA_REFUSED",
        details: { code: "test-not-delivered", reason: expect.stringMatching(/.+/) },
      });
      await undo(hook, record);
    });

    it("says which permission is missing, and changes nothing", async () => {
      if (!harness.viewer) return;
      const before = await harness.snapshot();
      await expect(harness.setup.connect(hookOf(), harness.viewer)).rejects.toMatchObject({
        code: "GRAFANA_REFUSED",
        details: { status: 403, permissionNeeded: expect.stringContaining("alert.") },
      });
      expect(await harness.snapshot()).toEqual(before);
    });

    it("tells those who may only look what they can have written", async () => {
      const before = await harness.snapshot();
      const hook = hookOf();
      const plan = await harness.setup.plan(hook, harness.viewer ?? harness.access);
      expect(plan.contactPoint).toMatchObject({ name: hook.name, type: "webhook", settings: { url: hook.url } });
      expect(plan.policies?.routes).toMatchObject([{ receiver: hook.name, continue: true }, ...(before.routes ?? [])]);
      expect(await harness.snapshot()).toEqual(before);
      const record = await connect(hook);
      const { routes, contactPoints } = await harness.snapshot();
      expect(routes).toEqual(plan.policies?.routes);
      expect(contactPoints).toContainEqual(expect.objectContaining({ uid: plan.contactPoint.uid, name: hook.name }));
      await undo(hook, record);
    });

    it("leaves the contact point of somebody else alone", async () => {
      const hook = hookOf();
      const takeAway = await harness.addContactPoint(hook.name);
      const before = await harness.snapshot();
      expect(await inspect(hook)).toMatchObject({ contactPoint: "other" });
      await expect(connect(hook)).rejects.toMatchObject({ code: "CONFLICT", details: { code: "name-taken" } });
      await undo(hook, { hadRoutes: true });
      expect(await harness.snapshot()).toEqual(before);
      await takeAway();
    });
  });
}
