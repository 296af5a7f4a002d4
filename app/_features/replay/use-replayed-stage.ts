import { useEffect, useRef } from "react";
import type { RoomStage, StageView } from "@/app/_lib/room-stage";

/** Panels follow a moment that is dragged when it rests, and one that plays now and then. */
const REST_MS = 300;
const PLAY_MS = 2_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

interface Options {
  stage: RoomStage | null;
  /** Null while nobody replays. */
  at: number | null;
  isPlaying: boolean;
  /** The page was opened at a moment: then there is no span to go back to but the usual one. */
  byAddress: boolean;
}

const goingOn = (width: number): StageView["raw"] => {
  const minutes = Math.max(1, Math.round(width / MINUTE_MS));
  return { from: minutes % 60 === 0 ? `now-${minutes / 60}h` : `now-${minutes}m`, to: "now" };
};

/** Panels show their span ending at the moment, as wide as it was; afterwards they show again what they showed before. */
export function useReplayedStage({ stage, at, isPlaying, byAddress }: Options): void {
  const before = useRef<StageView["raw"] | null>(null);
  const width = useRef(HOUR_MS);
  const shownAt = useRef(0);
  const isOn = at !== null;

  useEffect(() => {
    if (!stage) return undefined;
    if (!isOn) {
      const raw = before.current;
      before.current = null;
      if (raw) stage.show({ raw });
      return undefined;
    }
    const view = stage.view();
    if (!before.current) {
      width.current = view.to - view.from;
      before.current = byAddress ? goingOn(width.current) : view.raw;
      shownAt.current = 0;
    }
    return stage.onChange((own) => {
      const { from, to } = stage.view();
      if (own) width.current = to - from;
    });
  }, [stage, isOn, byAddress]);

  const latest = useRef(at);
  useEffect(() => {
    latest.current = at;
  });
  // While it plays, a change of the moment alone must not put the next showing off.
  const resting = isPlaying ? null : at;
  useEffect(() => {
    if (!stage || !isOn) return undefined;
    const show = () => {
      const end = latest.current;
      if (end === null) return;
      shownAt.current = Date.now();
      stage.show({
        raw: { from: new Date(end - width.current).toISOString(), to: new Date(end).toISOString() },
      });
    };
    if (isPlaying) {
      const timer = setInterval(show, PLAY_MS);
      return () => clearInterval(timer);
    }
    const timer = setTimeout(show, shownAt.current === 0 ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [stage, isOn, isPlaying, resting]);
}
