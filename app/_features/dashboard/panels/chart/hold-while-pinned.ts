import type uPlot from "uplot";

/** Longest that values are kept as somebody reads them: a plot that stands still for longer is out of date. */
const LONGEST_MS = 60_000;

/**
 * A plot closes its pinned tooltip with the next values. They wait instead until the tooltip is closed: what is read, and
 * the button under the pointer, do not go away by themselves.
 */
export function holdWhilePinned(plot: uPlot): void {
  // The lock is what the tooltip says of being pinned; it is read and written by the plot as well.
  const cursor = plot.cursor as { _lock?: boolean };
  const setData = plot.setData.bind(plot);
  let isLocked = cursor._lock === true;
  let waiting: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const set = waiting;
    waiting = null;
    set?.();
  };
  Object.defineProperty(cursor, "_lock", {
    get: () => isLocked,
    set: (locked: boolean) => {
      isLocked = locked;
      if (!locked) go();
    },
  });
  plot.setData = (...given: Parameters<uPlot["setData"]>) => {
    if (!isLocked) return setData(...given);
    waiting = () => setData(...given);
    timer ??= setTimeout(go, LONGEST_MS);
  };
  plot.hooks.destroy = [...(plot.hooks.destroy ?? []), () => clearTimeout(timer)];
}
