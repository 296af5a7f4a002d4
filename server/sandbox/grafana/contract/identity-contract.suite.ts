import { describe, expect, it } from "vitest";
import type { GrafanaClient } from "./grafana-connection";
import { errorShape, settingsShape } from "./wire-shapes";

const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;

/** Health, who the token is, and every way to be refused. */
export function identityContract(client: () => GrafanaClient): void {
  describe("health and identity", () => {
    it("tells its health without credentials", async () => {
      const { status, body } = await client().call("/api/health", { authorization: null });
      expect(status).toBe(200);
      expect(body).toMatchObject({ database: "ok" });
      expect((await client().call("/healthz", { authorization: null })).text.trim()).toBe("Ok");
    });

    it.each([
      ["no token", null, "Unauthorized", "auth.unauthorized"],
      [
        "a token with a wrong checksum",
        "Bearer glsa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_00000000",
        "Invalid API key",
        "api-key.invalid",
      ],
      ["something that is no token", "Bearer nonsense", "Invalid API key", "api-key.invalid"],
      ["a password", basic("nobody:secret"), "Invalid username or password", "password-auth.failed"],
    ])("answers 401 to %s, and says why", async (_name, authorization, message, messageId) => {
      const { status, body } = await client().call("/api/org", { authorization });
      expect(status).toBe(401);
      expect(body).toEqual({ extra: null, message, messageId, statusCode: 401, traceID: "" });
    });

    it("does not tell a well-formed token that it does not know from a missing one", async () => {
      const authorization = "Bearer glsa_yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58a";
      const { status, body } = await client().call("/api/org", { authorization });
      expect([status, body]).toEqual([401, { message: "Unauthorized", traceID: "" }]);
    });

    it("answers 401 when another organization is asked for, however it is named", async () => {
      const answers = await Promise.all([
        client().call("/api/org", { headers: { "x-grafana-org-id": "4711" } }),
        client().call("/api/org?targetOrgId=4711"),
      ]);
      for (const { status, body } of answers) {
        expect([status, body]).toMatchObject([401, { messageId: "api-key.organization-mismatch" }]);
      }
    });

    it("refuses what the role lacks with 403, the permission and a number to ask about", async () => {
      const { status, body } = await client().call("/api/admin/stats");
      expect(status).toBe(403);
      expect(body).toMatchObject({
        accessErrorId: expect.stringMatching(/^ACE\d{10}$/),
        title: "Access denied",
        message: expect.stringMatching(
          /^You'll need additional permissions .* Permissions needed: server\.stats:read$/,
        ),
      });
    });

    it("knows the organization of the token", async () => {
      const { status, body } = await client().call("/api/org");
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: expect.any(Number), name: expect.any(String) });
    });

    it("has a profile for a service account, without a number", async () => {
      const { status, body } = await client().call("/api/user");
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: 0,
        uid: expect.stringMatching(/^service-account:/),
        login: expect.stringMatching(/^sa-\d+-/),
        isGrafanaAdmin: false,
      });
    });

    it("lists the token's permissions as action to scopes", async () => {
      const { body } = await client().call("/api/access-control/user/permissions");
      expect(body).toMatchObject({ "datasources:query": expect.any(Array), "datasources:read": expect.any(Array) });
      const actions = await client().call("/api/access-control/user/actions");
      expect(Object.keys(actions.body as object).sort()).toEqual(Object.keys(body as object).sort());
    });

    it("gives the front end's settings, with its version and its data sources by name", async () => {
      const { status, body } = await client().call("/api/frontend/settings");
      expect(status).toBe(200);
      const settings = settingsShape.parse(body);
      expect(Object.keys(settings.datasources)).toEqual(
        expect.arrayContaining(["-- Grafana --", "-- Mixed --", "-- Dashboard --"]),
      );
      expect(Object.keys(settings.panels as object)).toEqual(
        expect.arrayContaining(["timeseries", "nodeGraph", "text"]),
      );
    });

    it("answers 404 in JSON on an unknown API path, but only to who is known", async () => {
      const { status, body } = await client().call("/api/no-such-thing");
      expect(status).toBe(404);
      expect(errorShape.parse(body).message).toMatch(/not found/i);
      expect((await client().call("/api/no-such-thing", { authorization: null })).status).toBe(401);
    });

    it("sends a stranger from a page to the login, and remembers where he wanted to go", async () => {
      const { status, headers } = await client().call("/alerting/list", { authorization: null });
      expect(status).toBe(302);
      expect(headers.get("location")).toMatch(/\/login\?redirectTo=.*alerting/);
    });
  });
}
