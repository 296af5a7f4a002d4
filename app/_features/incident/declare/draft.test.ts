import { describe, expect, it } from "vitest";
import { newDraft, problemsOf } from "@/app/_features/incident/declare/draft";

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

  it("get a new key for every draft, so that two drafts are two incidents", () => {
    expect(newDraft("live").idempotencyKey).not.toBe(newDraft("live").idempotencyKey);
  });
});
