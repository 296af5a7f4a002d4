import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SEVERITIES, STATUSES } from "@/server/incident/contract";
import { ALWAYS_ON, statusSettings, USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import {
  byCategory,
  canReopen,
  categoryOf,
  decideReturn,
  decideSeverity,
  decideStatus,
  durationMs,
  nextStatuses,
} from "@/server/incident/rules";

const noMoments = { acknowledgedAt: null, mitigatedAt: null, resolvedAt: null, closedAt: null };
const status = fc.constantFrom(...STATUSES);
const times = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });

describe("decideStatus", () => {
  it("allows what nextStatuses offers and nothing else", () => {
    fc.assert(
      fc.property(status, status, times, (from, to, now) => {
        const decision = decideStatus({ ...noMoments, status: from }, to, now);
        expect(decision.allowed).toBe(nextStatuses(from).includes(to));
      }),
    );
  });

  it("never steps to the status that it is in, and never leaves a dead end", () => {
    for (const from of STATUSES) {
      expect(nextStatuses(from)).not.toContain(from);
      expect(nextStatuses(from).length).toBeGreaterThan(0);
    }
  });

  it("stops the clock when resolved and lets it tick again when re-opened", () => {
    const resolvedAt = new Date("2026-03-01T03:12:00Z");
    const resolved = decideStatus({ ...noMoments, status: "fixing" }, "resolved", resolvedAt);
    expect(resolved).toMatchObject({
      allowed: true,
      change: { status: "resolved", resolvedAt, mitigatedAt: resolvedAt },
    });
    if (!resolved.allowed) return;
    const reopened = decideStatus(resolved.change, "investigating", new Date("2026-03-01T03:20:00Z"));
    expect(reopened).toMatchObject({ change: { resolvedAt: null, mitigatedAt: null, closedAt: null } });
  });

  it("keeps the first acknowledgement over any walk", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), times), { minLength: 1, maxLength: 20 }), (walk) => {
        let state = { ...noMoments, status: "triage" as (typeof STATUSES)[number] } as Parameters<
          typeof decideStatus
        >[0];
        let first: Date | undefined;
        for (const [pick, now] of walk) {
          const options = nextStatuses(state.status);
          const decision = decideStatus(state, options[pick % options.length] ?? "closed", now);
          if (!decision.allowed) throw new Error("an offered status was refused");
          first ??= now;
          state = decision.change;
          expect(state.acknowledgedAt).toBe(first);
          const ended = ["post_incident", "closed"].includes(categoryOf(state.status));
          expect(state.resolvedAt !== null).toBe(ended);
        }
      }),
    );
  });
});

describe("an organization's statuses", () => {
  const settings = fc
    .tuple(
      fc.shuffledSubarray([...STATUSES], { minLength: STATUSES.length }),
      fc.array(fc.boolean(), { minLength: STATUSES.length, maxLength: STATUSES.length }),
    )
    .map(([order, on]) => ({
      statuses: order.map((each, index) => ({
        status: each,
        name: "",
        isOn: ALWAYS_ON.includes(each) || on[index] === true,
      })),
    }));

  it("lead from every status to resolved and to closed, whatever is switched off", () => {
    fc.assert(
      fc.property(settings, status, (chosen, from) => {
        const reached = new Set([from]);
        for (const each of reached) for (const next of nextStatuses(each, chosen)) reached.add(next);
        expect([...reached]).toEqual(expect.arrayContaining(["resolved", "closed"]));
      }),
    );
  });

  it("offer what is on, in their order within its category", () => {
    fc.assert(
      fc.property(settings, status, (chosen, from) => {
        const offered = nextStatuses(from, chosen);
        const on = byCategory(chosen.statuses).filter(({ isOn }) => isOn);
        expect(offered).toEqual(on.map((each) => each.status).filter((each) => nextStatuses(from).includes(each)));
        const categories = offered.map(categoryOf);
        expect(new Set(categories).size).toBe(categories.filter((each, at) => each !== categories[at - 1]).length);
      }),
    );
  });

  it("are the product's own until somebody chooses, and then every one once, the needed ones on", () => {
    for (const from of STATUSES) expect(nextStatuses(from, USUAL_STATUSES)).toEqual(nextStatuses(from));
    const { statuses } = USUAL_STATUSES;
    const withOne = (at: number, part: object) => ({
      version: 0,
      statuses: statuses.map((each, index) => (index === at ? { ...each, ...part } : each)),
    });
    expect(statusSettings.safeParse(withOne(2, { isOn: false })).success).toBe(true);
    expect(statusSettings.safeParse(withOne(1, { isOn: false })).success).toBe(false);
    expect(statusSettings.safeParse(withOne(1, { status: "fixing" })).success).toBe(false);
    expect(statusSettings.safeParse({ version: 0, statuses: statuses.slice(1) }).success).toBe(false);
    const twice = withOne(2, { name: "Repair" });
    twice.statuses[3] = { status: "fixing", name: "REPAIR", isOn: true };
    expect(statusSettings.safeParse(twice).error?.issues[0]?.path).toEqual(["statuses", 3, "name"]);
  });
});

describe("re-opening", () => {
  it("leads from whatever is over back to investigating, with its ends forgotten", () => {
    fc.assert(
      fc.property(status, times, (from, now) => {
        const decision = decideStatus(
          { ...noMoments, status: from, resolvedAt: now, closedAt: now },
          "investigating",
          now,
        );
        if (!canReopen(from)) return;
        expect(decision).toMatchObject({
          allowed: true,
          change: { status: "investigating", mitigatedAt: null, resolvedAt: null, closedAt: null },
        });
      }),
    );
  });
});

describe("decideSeverity", () => {
  it("refuses no change, and any change of a closed incident", () => {
    for (const from of SEVERITIES) {
      for (const to of SEVERITIES) {
        expect(decideSeverity({ status: "fixing", severity: from }, to).allowed).toBe(from !== to);
        expect(decideSeverity({ status: "closed", severity: from }, to).allowed).toBe(false);
      }
    }
  });
});

describe("durationMs", () => {
  const at = (iso: string) => new Date(iso);

  it("counts from the start of the impact to the end", () => {
    const incident = {
      impactStartedAt: at("2026-01-01T02:48:00Z"),
      declaredAt: at("2026-01-01T02:51:00Z"),
      resolvedAt: at("2026-01-01T03:30:00Z"),
    };
    expect(durationMs(incident, at("2026-01-02T00:00:00Z"))).toBe(42 * 60_000);
  });

  it("ticks while open and is never negative", () => {
    const incident = { impactStartedAt: null, declaredAt: at("2026-01-01T00:00:00Z"), resolvedAt: null };
    expect(durationMs(incident, at("2026-01-01T00:00:05Z"))).toBe(5_000);
    expect(durationMs(incident, at("2025-12-31T00:00:00Z"))).toBe(0);
  });
});

describe("decideReturn", () => {
  const left = (to: "investigating" | "closed", acknowledgedAt: Date | null, at: Date) => {
    const decision = decideStatus({ ...noMoments, acknowledgedAt, status: "triage" }, to, at);
    if (!decision.allowed) throw new Error(`Triage does not lead to ${to}`);
    return { ...decision.change, mergedIntoId: null };
  };

  it("takes back the step out of triage, and all that it had set", () => {
    fc.assert(
      fc.property(fc.constantFrom("investigating", "closed"), times, fc.option(fc.nat()), (to, at, before) => {
        const acknowledgedAt = before === null ? null : new Date(at.getTime() - 1 - before);
        const change = { ...noMoments, status: "triage", acknowledgedAt };
        const state = left(to, acknowledgedAt, at);
        expect(decideReturn(state, { from: "triage", to, at })).toEqual({ allowed: true, change });
      }),
    );
  });

  it("is for that step alone: not for what went on, was merged, or never was in triage", () => {
    const at = new Date("2026-03-01T03:12:00Z");
    const step = { from: "triage", to: "closed", at } as const;
    const state = left("closed", null, at);
    expect(decideReturn(state, null)).toEqual({ allowed: false });
    expect(decideReturn({ ...state, mergedIntoId: "other" }, step)).toEqual({ allowed: false });
    expect(decideReturn({ ...state, status: "post_incident" }, step)).toEqual({ allowed: false });
    expect(decideReturn(state, { ...step, from: "resolved" })).toEqual({ allowed: false });
    expect(decideReturn({ ...state, status: "resolved" }, { ...step, to: "resolved" })).toEqual({ allowed: false });
  });
});
