import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCatalogueFile } from "@/server/service/read-catalogue-file";

const issues = (text: string) =>
  readCatalogueFile(text).issues.map(({ code, line, path }) => [code, line, path] as const);

describe("a file of services", () => {
  it("is a list, or Backstage's documents one after the other", () => {
    const { entries, issues: none } = readCatalogueFile(`
services:
  - slug: cart
    tier: 2
    dashboards: [shop, { uid: cart, title: Cart }]
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: Pay }
spec: { owner: team-pay, dependsOn: [component:cart] }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: team-pay }
`);
    expect(entries).toEqual([
      {
        line: 3,
        entry: {
          slug: "cart",
          tier: 2,
          dashboards: [
            { uid: "shop", title: "" },
            { uid: "cart", title: "Cart" },
          ],
        },
      },
      { line: 7, entry: { slug: "pay", name: "Pay", team: "team-pay", dependsOn: ["cart"] } },
    ]);
    expect(none).toMatchObject([{ code: "skipped", isError: false, line: 13, detail: "Group" }]);
  });

  it("says in which line something is wrong", () => {
    expect(
      issues(`services:
  - slug: cart
    tier: 9
  - slug: Not So
  - slug: pay
    colour: red
    matchers:
      - 'job="x"'
      - 'job=~"("'
  - slug: pay
`),
    ).toEqual([
      ["shape", 3, "services.0.tier"],
      ["shape", 4, "services.1.slug"],
      ["shape", 5, "services.2"],
    ]);
    const [wrong] = readCatalogueFile("- slug: a\n  tier: 9").issues;
    expect(wrong?.detail).toBe("9");
    expect(issues("- slug: a\n- slug: a\n- slug: b\n  dependsOn: [b]\n- slug: c\n  matchers: ['x']")).toEqual([
      ["duplicate", 2, "1"],
      ["itself", 3, "2.dependsOn"],
      ["matchers", 6, "3.matchers.0"],
    ]);
    expect(issues("- slug: a\n  tier: 1\n  tier: 2")).toEqual([["duplicateKey", 3, ""]]);
    expect(issues("services:\n  - slug: [")[0]?.[0]).toBe("syntax");
    expect(issues("hello")).toEqual([["shape", 1, ""]]);
    expect(issues("# nothing")).toEqual([["empty", 1, ""]]);
  });

  it("does not blow up, however it is made", () => {
    const bomb = [
      "a: &a [x]",
      ...Array.from({ length: 26 }, (_, n) => `b${n}: &b${n} [*${n ? `b${n - 1}` : "a"}, *a]`),
    ];
    const began = performance.now();
    expect(issues(bomb.join("\n"))).toEqual([["alias", 1, ""]]);
    expect(issues("# one\n\n- x\n- *y")).toEqual([["alias", 4, ""]]);
    for (const text of ["[".repeat(500_000), "{a: ".repeat(125_000), "- ".repeat(250_000), "? ".repeat(250_000)]) {
      expect(issues(text)).toEqual([["tooDeep", 1, ""]]);
    }
    expect(issues("k: 1\n".repeat(100_000)).map(([code]) => code)).toEqual(["tooMany"]);
    const many = Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join("\n");
    expect(issues(many)).toEqual([["shape", 1, ""]]);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it("is never taken with an error, and never throws", () => {
    const line = fc.constantFrom(
      "services:",
      "  - slug: a",
      "    tier: 1",
      "---",
      "- slug: b",
      "  x: &x 1",
      "  y: *x",
      "\t",
      "?",
      "!!set {a}",
      "__proto__: {slug: q}",
      '"',
      "metadata: {name: x}",
      "apiVersion: backstage.io/v1",
      "kind: Component",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const read = readCatalogueFile(lines.join("\n"));
        expect(read.entries.length + read.issues.length).toBeGreaterThan(0);
        for (const issue of read.issues) expect(issue.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
