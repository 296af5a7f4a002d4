import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeDashboards } from "@/server/incident/rules/merge-dashboards";

const dashboards = (maxLength: number) =>
  fc.uniqueArray(fc.record({ uid: fc.string({ minLength: 1, maxLength: 2 }), title: fc.string() }), {
    selector: ({ uid }) => uid,
    maxLength,
  });
const uids = (list: readonly { uid: string }[]) => list.map(({ uid }) => uid);

describe("dashboards that come with a service", () => {
  it("come after those of the room, each once, as many as have a place", () => {
    const held = [{ uid: "a", title: "A" }];
    const more = ["b", "a", "c", "b", "d"].map((uid) => ({ uid, title: uid }));
    const { dashboards: all, added } = mergeDashboards(held, more, 3);
    expect(uids(all)).toEqual(["a", "b", "c"]);
    expect(uids(added)).toEqual(["b", "c"]);
  });

  it("never take one out, double one or go over the most", () => {
    fc.assert(
      fc.property(dashboards(10), fc.array(dashboards(10), { maxLength: 5 }), (held, services) => {
        const { dashboards: all, added } = mergeDashboards(held, services.flat(), 10);
        expect(all.slice(0, held.length)).toEqual(held);
        expect(all).toEqual([...held, ...added]);
        expect(new Set(uids(all)).size).toBe(all.length);
        expect(all.length).toBeLessThanOrEqual(10);
        if (all.length < 10) expect(new Set(uids(all))).toEqual(new Set(uids([...held, ...services.flat()])));
      }),
    );
  });
});
