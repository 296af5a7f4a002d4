import { describe, expect, it } from "vitest";
import { draftOf, problemsOf, refusedFields } from "@/app/_features/service/service-draft";

const good = { ...draftOf(null), name: "Checkout", slug: "checkout" };

describe("a draft of a service", () => {
  it("is what the service is", () => {
    const service = {
      id: "1",
      slug: "checkout",
      name: "Checkout",
      description: "Takes money",
      team: { id: "t", name: "Payments" },
      tier: 1,
      lifecycle: "production",
      matchers: ['job="checkout"'],
      links: [{ kind: "runbook" as const, title: "Runbook", target: "https://wiki.example/rb" }],
      dashboards: [{ uid: "a", title: "A" }],
      dependsOn: [{ id: "p", slug: "pay", name: "Payments", tier: null }],
      usedBy: [],
      openIncidents: 2,
    };
    const { id: _, team: __, openIncidents: ___, usedBy: ____, ...facts } = service;
    expect(draftOf(service)).toEqual({ ...facts, teamId: "t", dependsOn: ["p"] });
  });

  it("says what is wrong, field by field", () => {
    expect(problemsOf(good)).toEqual({});
    expect(problemsOf(draftOf(null))).toEqual({ name: "missing", slug: "missing" });
    expect(problemsOf({ ...good, slug: "Not so" })).toEqual({ slug: "format" });
    expect(problemsOf({ ...good, name: "x".repeat(101) })).toEqual({ name: "tooLong" });
    expect(problemsOf({ ...good, description: "a\u0000b" })).toEqual({ description: "notText" });
    expect(problemsOf({ ...good, matchers: ["job="] })).toEqual({ matchers: "matchers" });
    const link = { kind: "page" as const, title: "Wiki", target: "javascript:alert(1)" };
    expect(problemsOf({ ...good, links: [link] })).toEqual({ links: "links" });
  });

  it("takes what the server found wrong to its field", () => {
    expect(refusedFields({ fields: [{ path: "slug", code: "taken" }] })).toEqual({ slug: "taken" });
    expect(refusedFields({ fields: [{ path: "id", code: "named" }] })).toEqual({});
    expect(refusedFields({})).toEqual({});
  });
});
