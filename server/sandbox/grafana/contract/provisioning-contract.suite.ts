import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GrafanaCall, GrafanaClient } from "./grafana-connection";

const POINTS = "/api/v1/provisioning/contact-points";
const POLICIES = "/api/v1/provisioning/policies";
const EDITABLE = { "x-disable-provenance": "true" };

/** What a war room does to be called: a contact point, and a policy in front of the others. All is put back. */
export function provisioningContract(client: () => GrafanaClient, major: () => number): void {
  describe("contact points and policies", () => {
    const name = `ct-${randomUUID().slice(0, 8)}`;
    const admin = (path: string, call?: GrafanaCall) => client().callAsAdmin(path, call);
    const point = (more: object = {}) => ({
      uid: name,
      name,
      type: "webhook",
      disableResolveMessage: false,
      settings: {
        url: "http://127.0.0.1:9/hook",
        httpMethod: "POST",
        authorization_scheme: "Bearer",
        authorization_credentials: "secret-credentials",
        hmacConfig: { secret: "secret-key", header: "X-Sig" },
      },
      ...more,
    });
    const put = (json: unknown, headers: Record<string, string> = {}) =>
      admin(POLICIES, { method: "PUT", json, headers });
    let before: { provenance?: string; routes?: object[] } = {};

    beforeAll(async () => {
      before = (await admin(POLICIES)).body as typeof before;
      const made = await admin(POINTS, { json: point(), headers: EDITABLE });
      expect([made.status, made.body]).toMatchObject([202, { uid: name, name, type: "webhook" }]);
    });
    afterAll(async () => {
      const { provenance, ...tree } = before;
      await put(tree, provenance ? {} : EDITABLE);
      await admin(`${POINTS}/${name}`, { method: "DELETE" });
    });

    it("hide their secrets in every answer", async () => {
      const { text, body } = await admin(`${POINTS}?name=${name}`);
      expect(text).not.toMatch(/secret-(credentials|key)/);
      expect(body).toMatchObject([
        {
          uid: name,
          settings: {
            url: "http://127.0.0.1:9/hook",
            authorization_credentials: "[REDACTED]",
            hmacConfig: { header: "X-Sig" },
          },
        },
      ]);
      expect((await admin(`${POINTS}?name=no-such-name-7f3a`)).body).toEqual([]);
    });

    it("are refused twice, without an address, of an unknown kind, and by who may not", async () => {
      const twice = await admin(POINTS, { json: point() });
      expect([twice.status, twice.body]).toMatchObject([
        409,
        { messageId: "alerting.notifications.contact-points.uidInUse" },
      ]);
      const nowhere = await admin(POINTS, { json: point({ uid: `${name}2`, settings: {} }) });
      expect([nowhere.status, nowhere.body]).toEqual([
        400,
        { message: expect.stringContaining("required field 'url' is not specified") },
      ]);
      const unknown = await admin(POINTS, { json: point({ uid: `${name}2`, type: "nope" }) });
      expect([unknown.status, unknown.body]).toEqual([
        400,
        { message: "invalid object specification: unknown integration type: nope" },
      ]);
      const viewer = await client().call(POINTS, { json: point({ uid: `${name}2` }) });
      expect([viewer.status, viewer.body]).toMatchObject([403, { accessErrorId: expect.any(String) }]);
    });

    it("are replaced as a whole by who knows their uid", async () => {
      const replaced = await admin(`${POINTS}/${name}`, {
        method: "PUT",
        json: point({ disableResolveMessage: true }),
        headers: EDITABLE,
      });
      expect([replaced.status, replaced.body]).toEqual([202, { message: "contactpoint updated" }]);
      expect((await admin(`${POINTS}?name=${name}`)).body).toMatchObject([{ disableResolveMessage: true }]);
      const unknown = await admin(`${POINTS}/no-such-uid-7f3a`, { method: "PUT", json: point() });
      expect([unknown.status, unknown.body]).toEqual([
        404,
        { message: "object not found: contact point with uid 'no-such-uid-7f3a' not found" },
      ]);
    });

    it("take a whole tree of policies, and then cannot be deleted while one names them", async () => {
      const route = {
        receiver: name,
        object_matchers: [["severity", "=~", "critical|high"]],
        continue: true,
        group_by: ["alertname"],
        group_wait: "10s",
        group_interval: "1m",
        repeat_interval: "4h",
      };
      const { provenance: _provenance, ...tree } = before;
      const changed = await put({ ...tree, routes: [route, ...(before.routes ?? [])] }, EDITABLE);
      expect([changed.status, changed.body]).toEqual([202, { message: "policies updated" }]);
      expect((await admin(POLICIES)).body).toMatchObject({ routes: [route] });
      const held = await admin(`${POINTS}/${name}`, { method: "DELETE" });
      expect([held.status, held.body]).toMatchObject([
        409,
        { messageId: "alerting.notifications.contact-points.referenced" },
      ]);
      expect((await put(tree, EDITABLE)).status).toBe(202);
    });

    it("refuse a tree that names somebody unknown, or that cannot be read", async () => {
      const { provenance: _provenance, ...tree } = before;
      const unknown = await put({
        ...tree,
        routes: [{ receiver: "no-such-name-7f3a", object_matchers: [["a", "=", "b"]] }],
      });
      expect([unknown.status, unknown.body]).toMatchObject([
        400,
        {
          messageId: "alerting.notifications.routes.invalidFormat",
          extra: { Error: "receiver 'no-such-name-7f3a' does not exist" },
        },
      ]);
      const broken = await put({ ...tree, routes: [{ object_matchers: [["a", "=~", "("]] }] });
      expect([broken.status, broken.body]).toEqual([400, { message: "bad request data" }]);
      expect((await client().call(POLICIES, { method: "PUT", json: tree })).status).toBe(403);
    });

    it("say from 13 on what will replace them", async () => {
      const { headers } = await admin(POLICIES);
      expect(headers.get("x-api-replacement") !== null).toBe(major() >= 13);
      expect(headers.get("warning") !== null).toBe(major() >= 13);
    });

    it("are tested before they are saved, up to 12", async () => {
      const config = {
        uid: "",
        name,
        type: "webhook",
        disableResolveMessage: false,
        settings: { url: "http://127.0.0.1:9/x" },
        secureSettings: {},
      };
      const json = { receivers: [{ name, grafana_managed_receiver_configs: [config] }] };
      const { status, body } = await admin("/api/alertmanager/grafana/config/api/v1/receivers/test", { json });
      if (major() >= 13) {
        expect(status).toBe(410);
        return;
      }
      const failed = { status: "failed", error: expect.any(String) };
      expect([status, body]).toMatchObject([
        207,
        { receivers: [{ name, grafana_managed_receiver_configs: [failed] }] },
      ]);
    });

    it("keep times in which nothing is sent", async () => {
      const path = "/api/v1/provisioning/mute-timings";
      const intervals = [{ times: [{ start_time: "06:00", end_time: "23:59" }] }];
      const made = await admin(path, { json: { name, time_intervals: intervals } });
      expect([made.status, made.body]).toMatchObject([201, { name, time_intervals: intervals, provenance: "api" }]);
      const list = (await admin(path)).body as { name: string }[];
      expect(list.map((one) => one.name)).toContain(name);
      expect((await admin(`${path}/${name}`, { method: "DELETE" })).status).toBe(204);
    });

    it("are seen by everybody", async () => {
      expect((await client().call(`${POINTS}?name=${name}`)).body).toMatchObject([{ uid: name }]);
      expect((await client().call(POLICIES)).body).toMatchObject({ receiver: expect.any(String) });
    });
  });
}
