import { describe, expect, it, vi } from "vitest";
import { AppError, toAppError } from "@/server/platform/errors";

describe("AppError", () => {
  it("is recognised when another copy of the module made it", async () => {
    vi.resetModules();
    const copy = await import("@/server/platform/errors");
    expect(copy.AppError).not.toBe(AppError);
    const made = new copy.AppError("GRAFANA_TIMEOUT", "late");
    expect(made).toBeInstanceOf(AppError);
    expect(toAppError(made)).toBe(made);
    expect(toAppError(new Error("wrapped", { cause: made }))).toBe(made);
    expect(new Error("plain")).not.toBeInstanceOf(AppError);
  });
});

describe("toAppError", () => {
  it("keeps the text of what is not ours to itself", () => {
    const hidden = toAppError(new Error("password=hunter2 at /srv/app"));
    expect(hidden).toMatchObject({ code: "INTERNAL", message: "INTERNAL", status: 500 });
    expect(JSON.stringify(hidden)).not.toContain("hunter2");
  });

  it.each(["ECONNREFUSED", "EPIPE", "57P01", "P1001"])("knows %s as a database that is away", (code) => {
    const failure = Object.assign(new Error("no"), { code });
    expect(toAppError(new Error("query failed", { cause: failure })).code).toBe("DATABASE_UNAVAILABLE");
  });

  it.each([
    "timeout exceeded when trying to connect",
    "Connection terminated unexpectedly",
    "Client has encountered a connection error and is not queryable",
    "Query read timeout",
  ])("knows a connection that is not there, or is no more: %s", (message) => {
    expect(toAppError(new Error(message)).code).toBe("DATABASE_UNAVAILABLE");
  });

  it.each([null, undefined, "text", 7, { message: "x" }])("takes %s for what it is: unknown", (thrown) => {
    expect(toAppError(thrown).code).toBe("INTERNAL");
  });
});
