import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readQueryFailure } from "./read-query-failure";

describe("the error of one query among several", () => {
  it("is none where the query succeeded", () => {
    expect(readQueryFailure({ status: 200, frames: [] })).toBeNull();
    expect(readQueryFailure({ status: 200, error: "", frames: [] })).toBeNull();
    expect(readQueryFailure(undefined)).toBeNull();
  });

  it.each([
    ["a parse error", "bad_data: 1:5: parse error: unclosed left parenthesis", "downstream", 400, false],
    ["a plugin's own failure", "error", "plugin", 500, false],
    ["a query that took too long", "timeout: query timed out in expression evaluation", "downstream", 503, false],
    [
      "a refused connection",
      'Post "http://prom:9090/api/v1/query_range": dial tcp 10.0.0.1:9090: connect: connection refused',
      "downstream",
      502,
      true,
    ],
    [
      "a source that hangs",
      'Post "http://prom:9090/api/v1/query_range": net/http: timeout awaiting response headers',
      "downstream",
      502,
      true,
    ],
    ["a database that is away, called 500", "dial tcp 10.0.0.1:5432: connect: connection refused", "", 500, true],
  ])("knows %s", (_name, error, errorSource, status, retryable) => {
    expect(readQueryFailure({ error, errorSource, status, frames: [] })).toMatchObject({
      status,
      message: error,
      retryable,
      permissionNeeded: null,
    });
  });

  it("is read from anything at all", () => {
    fc.assert(
      fc.property(fc.anything(), (result) => {
        const failure = readQueryFailure(result);
        expect(failure === null || typeof failure.message === "string").toBe(true);
      }),
    );
  });
});
