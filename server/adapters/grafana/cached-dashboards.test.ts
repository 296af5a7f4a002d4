import { describe, expect, it } from "vitest";
import { AppError } from "@/server/platform/errors";
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

  it("gives the same object again where nothing has changed, and a new one where something has", async () => {
    let now = 0;
    let title = "Shop";
    const { inner } = counted(async (uid) => ({ uid, spec: { title } }));
    const cached = cachedDashboards(inner, () => now);
    const first = await cached.dashboard("shop");
    now = 31_000;
    expect(await cached.dashboard("shop")).toBe(first);
    title = "Shop, renamed";
    now = 62_000;
    expect(await cached.dashboard("shop")).toMatchObject({ spec: { title } });
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

  it("keeps a dashboard for half an hour while Grafana does not answer, and asks again each time", async () => {
    let now = 0;
    let answer = async (uid: string): Promise<unknown> => ({ uid });
    const { inner, reads } = counted((uid) => answer(uid));
    const cached = cachedDashboards(inner, () => now);
    await cached.dashboard("shop");
    answer = async () => {
      throw new AppError("GRAFANA_UNREACHABLE");
    };
    now = 20 * 60_000;
    expect(await cached.dashboard("shop")).toEqual({ uid: "shop" });
    expect(await cached.dashboard("shop")).toEqual({ uid: "shop" });
    expect(reads()).toBe(3);
    now = 31 * 60_000;
    await expect(cached.dashboard("shop")).rejects.toMatchObject({ code: "GRAFANA_UNREACHABLE" });
  });

  it("does not stand in for a dashboard that is gone", async () => {
    let now = 0;
    let answer = async (uid: string): Promise<unknown> => ({ uid });
    const { inner } = counted((uid) => answer(uid));
    const cached = cachedDashboards(inner, () => now);
    await cached.dashboard("shop");
    answer = async () => {
      throw new AppError("NOT_FOUND");
    };
    now = 60_000;
    await expect(cached.dashboard("shop")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("does not let a reader wait for a Grafana that hangs when it can show what was there", async () => {
    let now = 0;
    let answer = async (uid: string): Promise<unknown> => ({ uid });
    const { inner } = counted((uid) => answer(uid));
    const cached = cachedDashboards(inner, () => now);
    await cached.dashboard("shop");
    answer = () => new Promise(() => undefined);
    now = 60_000;
    expect(await cached.dashboard("shop")).toEqual({ uid: "shop" });
  });
});
