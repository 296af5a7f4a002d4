import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchers as schema } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { draftMatchers } from "@/server/silence/rules/draft-matchers";
import { holdsBack } from "@/server/silence/rules/holds-back";
import { silenceAddress } from "@/server/silence/rules/silence-address";
import { extension } from "@/server/silence/rules/extension";

const text = fc.string({ unit: "binary", minLength: 1, maxLength: 12 }).filter((value) => !value.includes("\0"));
const label = fc.tuple(
  fc.oneof(text, fc.constantFrom("alertname", "severity", "__private__")),
  fc.oneof(text, fc.constant("")),
);
const labels = fc.array(label, { maxLength: 8 }).map((pairs) => Object.fromEntries(pairs));

describe("matchers that are proposed", () => {
  it("hold for all alerts that they are made for, and can be written", () => {
    fc.assert(
      fc.property(fc.array(labels, { minLength: 1, maxLength: 4 }), (all) => {
        const drafted = draftMatchers(all);
        const fits = compileMatchers(drafted);
        for (const one of all) expect(fits?.(one)).toBe(true);
        if (drafted.length > 0) expect(schema.safeParse(drafted).success).toBe(true);
        expect(drafted.filter(({ name }) => name.startsWith("__"))).toEqual([]);
      }),
    );
  });

  it("name the alert first, and the rule of Grafana where it is known", () => {
    const drafted = draftMatchers(
      [
        { severity: "critical", alertname: "Errors", instance: "a", __x__: "1" },
        { severity: "critical", alertname: "Errors", instance: "b" },
      ],
      "r1",
    );
    expect(drafted.map(({ name, value }) => `${name}=${value}`)).toEqual([
      "__alert_rule_uid__=r1",
      "alertname=Errors",
      "severity=critical",
    ]);
    expect(draftMatchers([])).toEqual([]);
  });

  it("name alerts that are called differently, and no others", () => {
    const all = ["Errors (5xx)", "Slow?"].map((alertname) => ({ alertname, severity: "critical" }));
    const fits = compileMatchers(draftMatchers(all));
    expect(all.map((labels) => fits?.(labels))).toEqual([true, true]);
    expect(fits?.({ alertname: "Disk full", severity: "critical" })).toBe(false);
  });
});

describe("what matchers hold back", () => {
  const equal = (name: string, value: string) => ({ name, value, isRegex: false, isEqual: true });

  it("is judged by the labels that webhooks tell", () => {
    const holds = holdsBack([equal("__alert_rule_uid__", "r1"), equal("service", "checkout")]);
    expect(holds?.({ service: "checkout" })).toBe(true);
    expect(holds?.({ service: "cart" })).toBe(false);
    expect(holdsBack([equal("__alert_rule_uid__", "r1")])).toBeNull();
  });
});

describe("where a silence is shown", () => {
  it.each([
    [
      "grafana",
      "https://ops.example/grafana/",
      "https://ops.example/grafana/alerting/silence/a%2Fb/edit?alertmanager=grafana",
    ],
    ["alertmanager", "http://am.example:9093", "http://am.example:9093/#/silences/a%2Fb"],
  ] as const)("is a page of %s", (owner, base, address) => {
    expect(silenceAddress(owner, base, "a/b")).toBe(address);
  });
});

describe("a silence that is bound to an incident", () => {
  const minutes = fc.integer({ min: 1, max: 10_000 }).map(extension.minutes);
  const now = fc.integer({ min: 0, max: 4e12 });

  it("is extended in time, never shortened, and not again at once", () => {
    fc.assert(
      fc.property(now, now, minutes, (at, endsAt, step) => {
        const end = extension.end(endsAt, step, at);
        if (end === null) expect(endsAt).toBeGreaterThan(at);
        else {
          expect(end).toBeGreaterThan(endsAt);
          expect(extension.end(end, step, at)).toBeNull();
        }
      }),
    );
  });

  it("never runs out while somebody looks every five minutes", () => {
    fc.assert(
      fc.property(minutes, fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 200 }), (step, gaps) => {
        let at = 0;
        let endsAt = step * 60_000;
        for (const gap of gaps) {
          at += gap;
          expect(endsAt).toBeGreaterThan(at);
          endsAt = extension.end(endsAt, step, at) ?? endsAt;
        }
      }),
    );
  });
});
