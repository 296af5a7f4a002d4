import { describe, expect, it } from "vitest";
import { ruleSettings } from "@/server/alert/contract/routing";
import { builtInAction } from "@/server/alert/rules/built-in-action";
import { incidentTitle } from "@/server/alert/rules/incident-title";
import { planTelling } from "@/server/alert/rules/plan-telling";
import { severityOf } from "@/server/alert/rules/severity-of";
import { shownLabels } from "@/server/alert/rules/shown-labels";

it("calls an incident what the alert's author wrote, in one line", () => {
  expect(incidentTitle("HighErrorRate", { summary: " Checkout\n\tfails  " })).toBe("Checkout fails");
  expect(incidentTitle("HighErrorRate", { summary: "  " })).toBe("HighErrorRate");
  expect(incidentTitle("", {})).toBe("Alert");
  expect(incidentTitle("x", { summary: "é".repeat(500) })).toHaveLength(200);
  expect(incidentTitle("x", { summary: `${"a".repeat(199)}😀` }).isWellFormed()).toBe(true);
});

describe("a severity", () => {
  const of = (labels: Record<string, string>, settings: object = {}) =>
    severityOf(labels, ruleSettings.parse(settings));

  it("is what the label says, by the names that are common", () => {
    const words = ["critical", "Page", "warning", "info", "p3", "SEV-1", "constructor", "whatever"];
    expect(words.map((severity) => of({ severity }))).toEqual([
      "sev2",
      "sev1",
      "sev4",
      "sev5",
      "sev3",
      "sev1",
      "sev3",
      "sev3",
    ]);
    expect(of({})).toBe("sev3");
  });

  it("is what the rule makes of it first", () => {
    expect(of({ prio: "hoch" }, { severityLabel: "prio", severityMap: { hoch: "sev1" } })).toBe("sev1");
    expect(of({ severity: "critical" }, { severity: "sev5" })).toBe("sev5");
  });

  it("is that of the incident's type only where nothing else says it", () => {
    const typed = (severity: string) => severityOf({ severity }, ruleSettings.parse({}), "sev1");
    expect(["info", "p3", "whatever", ""].map(typed)).toEqual(["sev5", "sev3", "sev1", "sev1"]);
  });
});

it("wakes for what is meant to wake", () => {
  expect(["critical", "PAGE", "sev1", "p1"].map((severity) => builtInAction({ severity }))).toEqual(
    Array(4).fill("open"),
  );
  expect(["warning", "", "criticality"].map((severity) => builtInAction({ severity }))).toEqual(
    Array(3).fill("triage"),
  );
  expect(builtInAction({ alertname: "TestAlert", instance: "Grafana", severity: "critical" })).toBe("drop");
});

describe("a room", () => {
  it("hears of few alerts one by one, and of a storm now and then", () => {
    expect(planTelling({ untold: 20, singles: 0, togetherMsAgo: null })).toEqual({ how: "singly" });
    expect(planTelling({ untold: 1, singles: 20, togetherMsAgo: null })).toEqual({ how: "together" });
    expect(planTelling({ untold: 1, singles: 0, togetherMsAgo: 1_000 })).toEqual({ how: "later", inMs: 4_000 });
    expect(planTelling({ untold: 1_000, singles: 0, togetherMsAgo: 5_000 })).toEqual({ how: "together" });
  });
});

it("keeps a label that is endless short", () => {
  const labels = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`l${n}`, "x".repeat(10_000)]));
  expect(JSON.stringify(shownLabels(labels)).length).toBeLessThan(10_000);
});
