import { describe, expect, it } from "vitest";
import { sourceDraft } from "@/app/_features/intake/create/source-draft";
import { verificationsOf } from "@/app/_features/intake/create/verifications-of";
import { createSourceInput, SOURCE_KINDS } from "@/server/intake/contract";

describe("a source as it is first drawn up", () => {
  it.each(SOURCE_KINDS)("of %s is what the server takes, with every proof that is offered", (kind) => {
    const draft = sourceDraft.of(kind, "Production", false);
    for (const verification of verificationsOf(kind, true)) {
      const chosen = sourceDraft.verifiedBy(draft, verification);
      expect(sourceDraft.problems(chosen)).toEqual({});
      expect(createSourceInput.parse(sourceDraft.input(chosen))).toMatchObject({ kind, verification });
    }
  });

  it("is offered without a proof on loopback only, and never for those that always have one", () => {
    expect(verificationsOf("generic", true)).toContain("none");
    expect(verificationsOf("generic", false)).not.toContain("none");
    expect(verificationsOf("pagerduty", true)).toEqual(["routing_key"]);
    expect(sourceDraft.of("generic", "", true).verification).toBe("hmac");
  });
});

describe("what is typed", () => {
  const draft = sourceDraft.of("generic", "Script", false);

  it("is told field by field when it cannot be", () => {
    expect(sourceDraft.problems({ ...draft, name: "  " })).toEqual({ name: "missing" });
    const options = { ...draft.options, header: "2 x", timestampHeader: "a b" };
    expect(sourceDraft.problems({ ...draft, options })).toEqual({ header: "header", timestampHeader: "header" });
    const basic = sourceDraft.verifiedBy(draft, "basic");
    expect(sourceDraft.problems({ ...basic, options: { ...basic.options, username: "" } })).toEqual({
      username: "username",
    });
    expect(sourceDraft.problems({ ...basic, options: { ...basic.options, username: "a:b" } })).toEqual({
      username: "username",
    });
  });

  it("keeps back what the chosen proof does not read", () => {
    const options = { header: "X-A", timestampHeader: "", username: "me" };
    expect(sourceDraft.options({ verification: "hmac", options })).toEqual({ header: "X-A" });
    expect(sourceDraft.options({ verification: "basic", options })).toEqual({ username: "me" });
    expect(sourceDraft.options({ verification: "bearer", options })).toEqual({});
  });

  it("bears the server's refusal at its field, and none of what is no field", () => {
    expect(sourceDraft.refused({ fields: [{ path: "name", code: "taken" }] })).toEqual({
      field: "name",
      problem: "taken",
    });
    expect(sourceDraft.refused({ fields: [{ path: "elsewhere", code: "taken" }] })).toBeNull();
    expect(sourceDraft.refused({ fields: [{ path: "name", code: "too_big" }] })).toBeNull();
    expect(sourceDraft.refused({})).toBeNull();
  });
});
