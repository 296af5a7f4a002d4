import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AlertState } from "@/server/alert/contract";
import type { AlertGroupState } from "@/server/alert/contract/alert-list";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { addMatcher } from "./add-matcher";
import { flatRows } from "./flat-rows";
import { holdRows } from "./hold-rows";
import { pageUrl } from "./page-url";

const alert = (id: string, endsAt: string | null = null) => ({ id, endsAt }) as AlertState;
const group = (key: string, alerts: AlertState[], more = 0): AlertGroupState => ({
  key,
  id: key,
  groupKey: key,
  labels: {},
  receiver: "",
  source: { id: "s", name: "s", kind: "grafana" },
  truncated: 0,
  firing: alerts.length + more,
  silenced: 0,
  resolved: 0,
  alerts,
});
const equal = (name: string, value: string) => ({ name, value, isRegex: false, isEqual: true });

describe("rows that somebody reads", () => {
  const shown = [group("one", [alert("a"), alert("b")]), group("two", [alert("c")])];

  it("keep their places, each as it stands now, while what is new waits", () => {
    const fresh = [
      group("new", [alert("n")]),
      group("one", [alert("b", "2026-11-22T00:00:00Z"), alert("m"), alert("a")]),
    ];
    const held = holdRows(shown, fresh);
    expect(held.groups.map(({ key, alerts }) => [key, alerts.map(({ id }) => id)])).toEqual([
      ["one", ["a", "b"]],
      ["two", ["c"]],
    ]);
    expect(held.groups[0]?.alerts[1]?.endsAt).not.toBeNull();
    expect(held.waiting).toBe(2);
    expect([...held.gone]).toEqual(["c"]);
    // What waits is not missing: nothing is to be fetched for it.
    expect(flatRows(held.groups, new Set()).filter(({ type }) => type === "more")).toEqual([]);
  });

  it("lie below their groups, those of closed groups not at all, and what is left out is counted", () => {
    const groups = [group("one", [alert("a")], 7), group("two", [alert("c")])];
    const types = (closed: string[]) => flatRows(groups, new Set(closed)).map(({ type, key }) => `${type} ${key}`);
    expect(types([])).toEqual(["group one", "alert a", "more more-one", "group two", "alert c"]);
    expect(types(["one"])).toEqual(["group one", "group two", "alert c"]);
    expect(flatRows(groups, new Set())[2]).toMatchObject({ left: 7 });
  });
});

describe("a filter", () => {
  it.each([
    ["", 'team="db"'],
    ['severity=~"a|b"', 'severity=~"a|b", team="db"'],
    ['team="web", env="prod"', 'env="prod", team="db"'],
    ['team!="web"', 'team!="web", team="db"'],
    ['team="we', 'team="db"'],
  ])("%s asks for one thing more", (before, after) => expect(addMatcher(before, equal("team", "db"))).toBe(after));

  it("can always be read after something was picked, and holds what was picked", () => {
    const text = fc.string({ unit: "binary", maxLength: 30 }).filter((value) => !value.includes("\0"));
    fc.assert(
      fc.property(
        text,
        text.filter((name) => name !== ""),
        text,
        (before, name, value) => {
          expect(parseMatchers(addMatcher(before, equal(name, value))).matchers).toContainEqual(equal(name, value));
        },
      ),
    );
  });

  it("stands in the address with what else is wished, and is read from there", () => {
    const wish = { filter: 'team="db"', tab: "silenced", alert: "5bd7c3f4-0a39-4f9c-9df1-57bb1f6ad5f4" } as const;
    const address = pageUrl.write(wish);
    expect(pageUrl.read(new URL(address, "http://localhost").searchParams)).toEqual(wish);
    expect(pageUrl.write({ filter: " ", tab: "firing", alert: null })).toBe("/alerts");
    expect(pageUrl.read(new URLSearchParams("state=all&alert=x"))).toEqual({ filter: "", tab: "firing", alert: null });
  });
});
