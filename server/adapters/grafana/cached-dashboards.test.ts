import { describe, expect, it } from "vitest";
import type { Dashboards } from "@/server/ports/dashboards";
import { cachedDashboards } from "./cached-dashboards";

function counted(answer: (uid: string) => Promise<unknown>) {
  let reads = 0;
  const dashboard = (uid: string) => {
    reads += 1;
    return answer(uid);
  };
  return { inner: { dashboard } as unknown as Dashboards, reads: () => reads };
}

describe("cached dashboards", () => {
  it("reads once for many readers, and again after 30 s", async () => {
    let now = 0;
    const { inner, reads } = counted(async (uid) => ({ uid }));
    const cached = cachedDashboards(inner, () => now);
    await Promise.all(Array.from({ length: 100 }, () => cached.dashboard("shop")));
    now = 29_000;
    await cached.dashboard("shop");
    expect(reads()).toBe(1);
    now = 31_000;
    await cached.dashboard("shop");
    expect(reads()).toBe(2);
  });

  it("does not keep a failure", async () => {
    let well = false;
    const { inner } = counted(async (uid) => {
      if (!well) throw new Error("down");
      return { uid };
    });
    const cached = cachedDashboards(inner, () => 0);
    await expect(cached.dashboard("shop")).rejects.toThrow("down");
    well = true;
    await expect(cached.dashboard("shop")).resolves.toEqual({ uid: "shop" });
  });
});
