import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { moments } from "@/app/_lib/moments";
import { roomLooks } from "@/app/_lib/room-looks";
import type { RoomStage } from "@/app/_lib/room-stage";
import { look as lookSchema, type Look } from "@/server/timeline/contract/look";
import { SharedView } from "./shared-view";

interface Options {
  me: string;
  /** The panels on the page; null while there are none. */
  stage: RoomStage | null;
  /** The dashboard that they belong to; null is the set of pinned panels. */
  dashboardUid: string | null;
  /** Shows what somebody else sees. */
  onShow: (look: Look) => void;
}

function lookOf({ stage, dashboardUid }: Options, cursor: number | null): Look | null {
  if (!stage) return null;
  const { from, to, raw, panel, variables } = stage.view();
  const seen = { from, to, raw, dashboardUid, cursor, ...(panel !== undefined && { panel }) };
  if (Object.keys(variables).length === 0) return seen;
  // What is too long to be told is left out, and the rest is followed.
  const whole = lookSchema.safeParse({ ...seen, variables });
  return whole.success ? whole.data : seen;
}

/** Sharing one's view of the evidence in a room, and others' views. */
export function useSharedView(options: Options) {
  const { me, stage, dashboardUid } = options;
  const pointer = useRef<number | null>(null);
  const [view] = useState(
    () => new SharedView({ me, say: (word) => roomLooks.say(word), point: (at) => moments.follow(at) }),
  );
  useEffect(() => {
    view.attach({ look: () => lookOf(options, pointer.current), show: (look) => options.onShow(look) });
  });
  useEffect(() => {
    const stop = [
      roomLooks.listen((news) => view.hear(news)),
      moments.onPoint((at) => {
        pointer.current = at === null ? null : Math.round(at);
        view.viewChanged();
      }),
    ];
    return () => {
      for (const each of stop) each();
      view.close();
    };
  }, [view]);

  useEffect(() => {
    view.viewChanged();
    return stage?.onChange((own) => {
      if (own) view.leave();
      view.viewChanged();
    });
  }, [view, stage, dashboardUid]);

  return { view, state: useSyncExternalStore(view.subscribe, view.snapshot, view.server) };
}
