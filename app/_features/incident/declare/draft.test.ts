import { describe, expect, it } from "vitest";
import { newDraft, problemsOf, timeProblemsOf, wishOf } from "@/app/_features/incident/declare/draft";

const good = { ...newDraft("live"), title: "Checkout errors", severity: "sev2" as const };

describe("problems of a draft", () => {
  it("are none when it has a title and a severity", () => {
    expect(problemsOf(good)).toEqual({});
  });

  it("name each field that is missing", () => {
    expect(problemsOf(newDraft("drill"))).toEqual({ title: "missing", severity: "missing" });
    expect(problemsOf({ ...good, title: "   " })).toEqual({ title: "missing" });
  });

  it("tell too long from not text", () => {
    expect(problemsOf({ ...good, title: "x".repeat(201) })).toEqual({ title: "tooLong" });
    expect(problemsOf({ ...good, summary: "a\u0000b" })).toEqual({ summary: "notText" });
  });

  it("ask for times where it is over already, and for ones that can have been", () => {
    const now = new Date("2026-11-22T12:00:00Z");
    const local = (time: string) => ({
      ...newDraft("live").times,
      impactStartedAt: "2026-11-20T10:00",
      resolvedAt: time,
    });
    expect(timeProblemsOf(good, now)).toEqual({});
    expect(timeProblemsOf({ ...good, mode: "retrospective" }, now)).toEqual({
      impactStartedAt: "missing",
      resolvedAt: "missing",
    });
    const over = { ...good, mode: "retrospective" as const, times: local("2026-11-20T11:00") };
    expect(timeProblemsOf(over, now)).toEqual({});
    expect(timeProblemsOf({ ...over, times: local("2026-11-20T09:00") }, now)).toEqual({ resolvedAt: "order" });
    expect(timeProblemsOf({ ...over, times: local("2026-11-25T09:00") }, now)).toEqual({ resolvedAt: "future" });
    expect(problemsOf(over)).toEqual({});
    expect(wishOf(over)).toMatchObject({
      retrospective: { resolvedAt: new Date("2026-11-20T11:00").toISOString(), detectedAt: null, isClosed: false },
    });
    expect(wishOf({ ...over, mode: "live" })).not.toHaveProperty("retrospective");
  });

  it("get a new key for every draft, so that two drafts are two incidents", () => {
    expect(newDraft("live").idempotencyKey).not.toBe(newDraft("live").idempotencyKey);
  });
});
