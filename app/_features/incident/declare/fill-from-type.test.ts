import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newDraft } from "@/app/_features/incident/declare/draft";
import { fillFromType, type Proposed, writtenAfter } from "@/app/_features/incident/declare/fill-from-type";
import { SEVERITIES } from "@/server/incident/contract";

const team = { id: "00000000-0000-4000-8000-000000000001", name: "Security" };
const outage = { id: "a", severity: "sev1", visibility: null, team: null, summary: "Who?" } as const;
const security = { id: "b", severity: null, visibility: "private", team, summary: "" } as const;
const nothing: ReadonlySet<Proposed> = new Set();
const empty = newDraft("live");
const untouched = { severity: null, visibility: "organization", teamId: null, summary: "" } as const;

describe("choosing a type", () => {
  it("fills what nobody has written, and another one takes exactly that back", () => {
    const first = fillFromType(empty, nothing, outage);
    expect(first).toEqual({ ...untouched, typeId: "a", severity: "sev1", summary: "Who?" });
    expect(fillFromType(first, nothing, security)).toEqual({
      ...untouched,
      typeId: "b",
      visibility: "private",
      teamId: team.id,
    });
    expect(fillFromType(first, nothing, null)).toEqual({ ...untouched, typeId: null });
  });

  it("leaves what somebody wrote, before it or after, also where that is to have none", () => {
    const before = writtenAfter(nothing, { title: "Errors", severity: "sev4" });
    const filled = fillFromType({ ...empty, severity: "sev4" }, before, outage);
    expect(filled).toMatchObject({ severity: "sev4", summary: "Who?" });
    const after = writtenAfter(before, { summary: "Who? Everybody", visibility: "organization", teamId: null });
    expect(fillFromType({ ...filled, summary: "Who? Everybody" }, after, security)).toEqual({
      typeId: "b",
      severity: "sev4",
      visibility: "organization",
      teamId: null,
      summary: "Who? Everybody",
    });
  });

  it("fills a summary that was emptied again", () => {
    const written = writtenAfter(writtenAfter(nothing, { summary: "Mine" }), { summary: " " });
    expect(fillFromType({ ...empty, summary: " " }, written, outage).summary).toBe("Who?");
  });

  it("comes to the same whatever was chosen before", () => {
    const types = fc.constantFrom(null, outage, security);
    const fields = fc.subarray<Proposed>(["severity", "visibility", "teamId", "summary"]);
    const drafts = fc.record({
      severity: fc.constantFrom(...SEVERITIES),
      visibility: fc.constantFrom("organization" as const, "private" as const),
      teamId: fc.constantFrom(null, team.id),
      summary: fc.constantFrom("", "Mine"),
    });
    fc.assert(
      fc.property(drafts, fields, fc.array(types, { maxLength: 4 }), types, (own, names, earlier, last) => {
        const part = Object.fromEntries(names.map((name) => [name, own[name]]));
        const written = writtenAfter(nothing, part);
        const draft = { ...empty, ...part };
        const later = { ...draft };
        for (const type of earlier) Object.assign(later, fillFromType(later, written, type));
        expect(fillFromType(later, written, last)).toEqual(fillFromType(draft, written, last));
      }),
    );
  });
});
