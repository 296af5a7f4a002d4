import { useEffect, useRef, useState } from "react";
import { movePanel, type Placed, rebasePanels, resizePanel } from "@/server/incident/rules/arrange-panels";

/** Somebody who presses arrow keys presses them again within this time. */
const KEYS_SETTLE_MS = 500;

export interface Arranged extends Placed {
  title: string;
}

/** Changes are shown at once; they are sent when `settle` is called, or after a moment. */
export interface Arrangement {
  panels: readonly Arranged[];
  /** To a place counted from 0, or to that of another panel. */
  move: (id: string, to: number | string) => void;
  resize: (id: string, size: { width: number; height: number }) => void;
  settle: () => void;
  unpin: (id: string) => void;
}

interface Room<Panel> {
  panels: readonly Panel[];
  /** Calls back when it was taken or refused. */
  onArrange: (panels: Placed[], settled: () => void) => void;
  onUnpin: (id: string) => void;
}

const placesOf = (panels: readonly Placed[]): string =>
  JSON.stringify(panels.map(({ id, width, height }) => [id, width, height]));

/** What one arranges, over what the room holds: shown before it is sent, and kept until the room took or refused it. */
export function useArrangement<Panel extends Arranged>(room: Room<Panel>) {
  const [draft, setDraft] = useState<readonly Placed[] | null>(null);
  const present = useRef({ room, draft });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    present.current.room = room;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  function show(next: readonly Placed[] | null) {
    present.current.draft = next;
    setDraft(next);
  }
  function settle() {
    clearTimeout(timer.current);
    const sent = present.current.draft;
    const { panels, onArrange } = present.current.room;
    if (!sent) return;
    // Something newer is shown by then, if somebody went on.
    const done = () => present.current.draft === sent && show(null);
    const wanted = rebasePanels(panels, sent);
    if (placesOf(wanted) === placesOf(panels)) done();
    else
      onArrange(
        wanted.map(({ id, width, height }) => ({ id, width, height })),
        done,
      );
  }
  function change(decide: (panels: readonly Panel[]) => readonly Placed[]) {
    const { panels } = present.current.room;
    show(decide(present.current.draft ? rebasePanels(panels, present.current.draft) : panels));
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, KEYS_SETTLE_MS);
  }

  const panels = draft ? rebasePanels(room.panels, draft) : room.panels;
  const arrangement: Arrangement = {
    panels,
    move: (id, to) =>
      change((held) => movePanel(held, id, typeof to === "number" ? to : held.findIndex((panel) => panel.id === to))),
    resize: (id, size) => change((held) => resizePanel(held, id, size)),
    settle,
    unpin: room.onUnpin,
  };
  return { panels, arrangement };
}
