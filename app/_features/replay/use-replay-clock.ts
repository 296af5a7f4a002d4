import { useCallback, useEffect, useState } from "react";
import { replayOf, type Speed, withReplay } from "./replay-address";

export interface ReplayClock {
  /** The moment that is looked at, in epoch milliseconds. */
  at: number;
  isPlaying: boolean;
  speed: Speed;
}

const TICK_MS = 200;
const ADDRESS_MS = 250;

/** A moment that can be moved and that plays by itself; null while nobody replays. The address names it. */
export function useReplayClock(initial: ReplayClock | null, end: number) {
  const [clock, setClock] = useState<ReplayClock | null>(initial);
  const isOn = clock !== null;
  const isPlaying = clock?.isPlaying === true;

  useEffect(() => {
    if (!isPlaying) return undefined;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = now - last;
      last = now;
      setClock((held) => {
        if (!held) return held;
        const at = Math.min(end, held.at + passed * held.speed);
        return { ...held, at, isPlaying: at < end };
      });
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isPlaying, end]);

  const speed = clock?.speed ?? 1;
  const moment = clock && Math.floor(clock.at);
  // While it plays the address lags behind: browsers allow few changes of it in a row.
  const named = isPlaying && moment !== null ? Math.floor(moment / ADDRESS_MS) * ADDRESS_MS : moment;
  useEffect(() => {
    if (named === null) return undefined;
    const timer = setTimeout(() => {
      const href = withReplay(window.location.href, { at: named, speed });
      if (href !== window.location.href) window.history.replaceState(window.history.state, "", href);
    }, ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [named, speed]);
  useEffect(() => {
    if (isOn || !replayOf(new URLSearchParams(window.location.search))) return;
    window.history.replaceState(window.history.state, "", withReplay(window.location.href, null));
  }, [isOn]);

  return {
    clock,
    enter: useCallback((at: number) => setClock((held) => held ?? { at, isPlaying: false, speed: 1 }), []),
    leave: useCallback(() => setClock(null), []),
    change: useCallback((part: Partial<ReplayClock>) => setClock((held) => held && { ...held, ...part }), []),
  };
}
