import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/server/platform/errors";
import { readFailure } from "./read-failure";

const RBAC = "You'll need additional permissions to perform this action. Permissions needed: datasources:query";

describe("Grafana's errors", () => {
  it.each([
    [
      "a: a legacy handler",
      404,
      { message: "Dashboard not found" },
      { code: "http-404", reason: "Dashboard not found", retryable: false },
    ],
    [
      "a: a legacy handler that names a conflict",
      412,
      { message: "The dashboard has been changed by someone else", status: "version-mismatch" },
      { code: "version-mismatch", reason: "The dashboard has been changed by someone else", retryable: false },
    ],
    [
      "b: errutil",
      400,
      { statusCode: 400, messageId: "query.noQueries", message: "No queries found", extra: {}, traceID: "" },
      { code: "query.noQueries", reason: "No queries found", retryable: false },
    ],
    [
      "c: access control",
      403,
      { title: "Access denied", message: RBAC, accessErrorId: "ACE0123456789" },
      { code: "access-denied", reason: RBAC, retryable: false, permissionNeeded: "datasources:query" },
    ],
    [
      "d: a bad token",
      401,
      { message: "Invalid API key", messageId: "api-key.invalid", statusCode: 401, traceID: "" },
      { code: "api-key.invalid", reason: "Invalid API key", retryable: false },
    ],
    [
      "d: nobody signed in",
      401,
      { message: "Unauthorized" },
      { code: "http-401", reason: "Unauthorized", retryable: false },
    ],
    [
      "e: alerting",
      400,
      { message: "silence failed validation: at least one matcher" },
      { code: "http-400", reason: "silence failed validation: at least one matcher", retryable: false },
    ],
    [
      "f: Prometheus",
      400,
      { status: "error", errorType: "bad_data", error: "parse error" },
      { code: "bad_data", reason: "parse error", retryable: false },
    ],
    [
      "g: Kubernetes",
      404,
      {
        kind: "Status",
        apiVersion: "v1",
        metadata: {},
        status: "Failure",
        message: 'dashboards.dashboard.grafana.app "x" not found',
        reason: "NotFound",
        details: { name: "x", group: "dashboard.grafana.app", kind: "dashboards" },
        code: 404,
      },
      { code: "NotFound", reason: 'dashboards.dashboard.grafana.app "x" not found', retryable: false },
    ],
  ])("are read in the form of %s", (_name, status, body, expected) => {
    const failure = readFailure({ status, body });
    expect(failure.code).toBe("GRAFANA_REFUSED");
    expect(failure.details).toEqual({ status, ...expected });
  });

  it("tell a gateway that is down from a Grafana that says 503", () => {
    expect(readFailure({ status: 503, body: undefined })).toMatchObject({
      code: "GRAFANA_UNREACHABLE",
      details: { code: "gateway", retryable: true },
    });
    expect(readFailure({ status: 503, body: { message: "database is locked" } })).toMatchObject({
      code: "GRAFANA_REFUSED",
      details: { reason: "database is locked", retryable: true },
    });
  });

  it("call a redirect a fault of the address or the token", () => {
    const failure = readFailure({ status: 302, body: null });
    expect(failure).toMatchObject({ code: "GRAFANA_REFUSED", details: { status: 302, code: "redirected" } });
    expect(failure.message).toContain("auth/config");
  });

  it("tell a token that was taken back from one that was never right", () => {
    const body = { message: "Invalid API key", messageId: "api-key.invalid" };
    expect(readFailure({ status: 401, body, worked: true }).details).toMatchObject({
      code: "token-revoked",
      reason: expect.stringContaining("worked until now"),
    });
  });

  it.each([
    ["120", 120_000],
    ["Wed, 21 Oct 2015 07:28:00 GMT", 0],
    ["soon", undefined],
    [null, undefined],
  ])("say how long to wait: %s", (retryAfter, retryAfterMs) => {
    expect(readFailure({ status: 429, body: {}, retryAfter }).details.retryAfterMs).toBe(retryAfterMs);
  });

  it("are read from anything at all, and are never longer than can be shown", () => {
    const field = fc.constantFrom("message", "error", "title", "messageId", "status", "details", "kind", "reason");
    const body = fc.oneof(fc.jsonValue(), fc.anything(), fc.dictionary(field, fc.anything()));
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), body, fc.boolean(), (status, given, worked) => {
        const failure = readFailure({ status, body: given, worked });
        expect(failure).toBeInstanceOf(AppError);
        expect(["GRAFANA_REFUSED", "GRAFANA_UNREACHABLE"]).toContain(failure.code);
        const { code, reason, retryable } = failure.details;
        expect([typeof code, typeof reason, typeof retryable]).toEqual(["string", "string", "boolean"]);
        expect(String(reason).trim()).not.toBe("");
        expect(String(reason).length).toBeLessThan(1_100);
        expect(failure.message).toBe(reason);
      }),
    );
  });
});
