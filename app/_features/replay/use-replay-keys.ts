import { useEffect, useEffectEvent } from "react";

interface Keys {
  onStep: (way: 1 | -1) => void;
  onToggle: () => void;
  onLeave: () => void;
}

const WAY: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowRight: 1, ArrowLeft: -1 };
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=range])"));
/** What means something else by the arrows or the space bar. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("button, a, [role=tab], [role=menuitem], .grafana-surface section");

/** While a room is replayed: the next and the previous event, play and pause, and the way out. They go before the keys of the room. */
export function useReplayKeys(isOn: boolean, keys: Keys): void {
  const act = useEffectEvent((event: KeyboardEvent): boolean => {
    const way = WAY[event.key];
    const isArrow = event.key.startsWith("Arrow");
    if (way && !(isArrow && isControl(event.target))) keys.onStep(way);
    else if (event.key === " " && !isControl(event.target)) keys.onToggle();
    else if (event.key === "Escape") keys.onLeave();
    else return false;
    return true;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') || !act(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [isOn]);
}
