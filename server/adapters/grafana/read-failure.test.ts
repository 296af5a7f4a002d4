import { describe, expect, it } from "vitest";
import { readFailure } from "./read-failure";

describe("Grafana's errors", () => {
  it.each([
    ["a legacy handler", 404, { message: "Dashboard not found" }, { reason: "Dashboard not found" }],
    [
      "errutil",
      400,
      { statusCode: 400, messageId: "query.noQueries", message: "No queries found" },
      { reason: "No queries found", id: "query.noQueries" },
    ],
    [
      "access control",
      403,
      { title: "Access denied", message: "Permissions needed", accessErrorId: "ACE1" },
      { reason: "Permissions needed", id: "ACE1" },
    ],
    [
      "a bad token",
      401,
      { message: "Invalid API key", messageId: "api-key.invalid" },
      { reason: "Invalid API key", id: "api-key.invalid" },
    ],
    [
      "Prometheus",
      400,
      { status: "error", errorType: "bad_data", error: "parse error" },
      { reason: "parse error", id: "bad_data" },
    ],
    [
      "Kubernetes",
      404,
      { kind: "Status", status: "Failure", message: 'dashboards "x" not found', code: 404 },
      { reason: 'dashboards "x" not found' },
    ],
  ])("reads that of %s", (_name, status, body, expected) => {
    const failure = readFailure(status, body);
    expect(failure.code).toBe("GRAFANA_REFUSED");
    expect(failure.details).toEqual({ status, ...expected });
  });

  it("tells a gateway that is down from a Grafana that says 503", () => {
    expect(readFailure(503, undefined).code).toBe("GRAFANA_UNREACHABLE");
    expect(readFailure(503, { message: "database is locked" }).code).toBe("GRAFANA_REFUSED");
  });
});
