import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type uPlot from "uplot";
import { holdWhilePinned } from "./hold-while-pinned";

type Hooks = { destroy?: (() => void)[] };

function held() {
  const drawn: unknown[] = [];
  const plot = { cursor: { _lock: false }, hooks: {} as Hooks, setData: (data: unknown) => void drawn.push(data) };
  holdWhilePinned(plot as unknown as uPlot);
  return { plot, drawn, pin: (pinned: boolean) => (plot.cursor._lock = pinned) };
}

describe("values that come while a tooltip is pinned", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("wait until it is closed, and only the newest are drawn", () => {
    const { plot, drawn, pin } = held();
    plot.setData("first");
    pin(true);
    plot.setData("second");
    plot.setData("third");
    expect(drawn).toEqual(["first"]);
    pin(false);
    expect(drawn).toEqual(["first", "third"]);
    plot.setData("fourth");
    expect(drawn).toEqual(["first", "third", "fourth"]);
  });

  it("do not wait for ever", () => {
    const { plot, drawn, pin } = held();
    pin(true);
    plot.setData("second");
    vi.advanceTimersByTime(59_000);
    expect(drawn).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(drawn).toEqual(["second"]);
    pin(false);
    expect(drawn).toEqual(["second"]);
  });

  it("are not drawn on a plot that is gone", () => {
    const { plot, drawn, pin } = held();
    pin(true);
    plot.setData("second");
    for (const destroy of plot.hooks.destroy ?? []) destroy();
    vi.advanceTimersByTime(120_000);
    expect(drawn).toEqual([]);
  });
});
