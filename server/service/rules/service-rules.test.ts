import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Service } from "@/server/service/contract";
import { entryOfBackstage } from "@/server/service/rules/entry-of-backstage";
import { planImport } from "@/server/service/rules/plan-import";
import { type Dependency, reachOf } from "@/server/service/rules/reach-of";
import { servicesOfLabels } from "@/server/service/rules/services-of-labels";

const needs = (pairs: readonly string[]): Dependency[] =>
  pairs.map((pair) => ({ serviceId: pair[0] ?? "", dependsOnId: pair[1] ?? "" }));
const node = fc.constantFrom(..."abcdefg");
const graph = fc
  .array(fc.tuple(node, node), { maxLength: 25 })
  .map((pairs) => needs(pairs.map((pair) => pair.join(""))));

describe("what a service reaches", () => {
  it("is told with the least number of steps, in both directions", () => {
    const dependencies = needs(["ab", "bc", "ac", "cd"]);
    expect([...reachOf(["a"], dependencies, "needs")]).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 1],
      ["d", 2],
    ]);
    expect([...reachOf(["d"], dependencies, "neededBy")]).toEqual([
      ["d", 0],
      ["c", 1],
      ["b", 2],
      ["a", 2],
    ]);
  });

  it("ends in rings, and each step leads one further", () => {
    fc.assert(
      fc.property(graph, node, (dependencies, from) => {
        const reached = reachOf([from], dependencies, "needs");
        expect(reached.get(from)).toBe(0);
        for (const { serviceId, dependsOnId } of dependencies) {
          const hops = reached.get(serviceId);
          if (hops !== undefined) expect(reached.get(dependsOnId)).toBeLessThanOrEqual(hops + 1);
        }
        for (const [id, hops] of reached) {
          const before = dependencies.filter(({ dependsOnId }) => dependsOnId === id);
          if (hops > 0) expect(before.some(({ serviceId }) => reached.get(serviceId) === hops - 1)).toBe(true);
        }
      }),
    );
  });

  it("is the same seen from the other end", () => {
    fc.assert(
      fc.property(graph, node, node, (dependencies, one, other) => {
        const there = reachOf([one], dependencies, "needs").get(other);
        expect(reachOf([other], dependencies, "neededBy").get(one)).toBe(there);
      }),
    );
  });
});

describe("labels belong to", () => {
  const services = [
    { id: "1", slug: "checkout", matchers: ['team="shop"'] },
    { id: "2", slug: "cart", matchers: ['team="shop", job=~"cart.*"', 'app="basket"'] },
    { id: "3", slug: "search", matchers: ["broken=~("] },
  ];
  it.each<[Record<string, string>, string[]]>([
    [{ team: "shop" }, ["1"]],
    [{ team: "shop", job: "cart-api" }, ["2", "1"]],
    [{ app: "basket" }, ["2"]],
    [{ service: "Search" }, ["3"]],
    [{ app: "checkout" }, ["1"]],
    [{ broken: "(" }, []],
    [{}, []],
  ])("%j: %j", (labels, ids) => expect(servicesOfLabels(labels, services)).toEqual(ids));
});

const service = (slug: string, more: Partial<Service> = {}): Service => ({
  id: slug,
  slug,
  name: slug,
  description: "",
  tier: null,
  lifecycle: "",
  team: null,
  matchers: [],
  links: [],
  dashboards: [],
  dependsOn: [],
  usedBy: [],
  openIncidents: 0,
  ...more,
});

describe("the plan of an import", () => {
  it("names what is new and what changes, and leaves alone what the file does not tell", () => {
    const present = [service("cart", { tier: 2, description: "Baskets" }), service("old"), service("same")];
    const { changes, unchanged, absent } = planImport(present, [
      { slug: "cart", tier: 1, dependsOn: ["pay"] },
      { slug: "pay", name: "Payments" },
      { slug: "same" },
    ]);
    expect(changes).toEqual([
      {
        slug: "cart",
        name: "cart",
        isNew: false,
        fields: [
          { field: "tier", from: ["2"], to: ["1"] },
          { field: "dependsOn", from: [], to: ["pay"] },
        ],
      },
      { slug: "pay", name: "Payments", isNew: true, fields: [{ field: "name", from: [], to: ["Payments"] }] },
    ]);
    expect({ unchanged, absent }).toEqual({ unchanged: 1, absent: 1 });
  });

  it("tells of a thing that is taken away", () => {
    const present = [service("cart", { tier: 2, team: { id: "t", name: "Shop" }, matchers: ['a="b"'] })];
    const [change] = planImport(present, [{ slug: "cart", tier: null, team: null, matchers: [] }]).changes;
    expect(change?.fields.map(({ field, to }) => [field, to])).toEqual([
      ["team", []],
      ["tier", []],
      ["matchers", []],
    ]);
  });
});

describe("a descriptor of Backstage", () => {
  it("is read as a service", () => {
    const read = entryOfBackstage({
      apiVersion: "backstage.io/v1alpha1",
      kind: "Component",
      metadata: {
        name: "Checkout_API",
        title: "Checkout",
        description: "Takes money",
        annotations: {
          "grafana/dashboard-selector": "tags @> 'checkout'",
          "pagerduty.com/service-id": "PX1",
          "backstage.io/techdocs-ref": "dir:.",
          "example.com/tier": "tier-1",
        },
        links: [
          { url: "https://wiki.example/rb", title: "Runbook" },
          { url: "https://chat.example/c", icon: "slack" },
          { url: "javascript:alert(1)", title: "No" },
        ],
      },
      spec: {
        type: "service",
        owner: "group:default/payments",
        lifecycle: "production",
        dependsOn: ["component:default/cart", "resource:orders-db", "search"],
      },
    });
    expect(read).toMatchObject({
      entry: {
        slug: "checkout-api",
        name: "Checkout",
        team: "payments",
        tier: 1,
        lifecycle: "production",
        dependsOn: ["cart", "orders-db", "search"],
        links: [
          { kind: "runbook", target: "https://wiki.example/rb" },
          { kind: "channel", title: "https://chat.example/c" },
          { kind: "annotation", title: "grafana/dashboard-selector", target: "tags @> 'checkout'" },
          { kind: "annotation", title: "pagerduty.com/service-id", target: "PX1" },
        ],
      },
      unknownLifecycle: null,
    });
  });

  it("is passed over where it is no service, and refused where it is none at all", () => {
    const document = { apiVersion: "backstage.io/v1alpha1", metadata: { name: "x" } };
    expect(entryOfBackstage({ ...document, kind: "Group" })).toEqual({ skipped: "Group" });
    expect(entryOfBackstage({ ...document, kind: "System" })).toMatchObject({ entry: { slug: "x" } });
    expect(entryOfBackstage({ ...document, kind: "System", metadata: {} })).toHaveProperty("error");
  });
});
