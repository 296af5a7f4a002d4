import { useEffect, useEffectEvent } from "react";

interface Keys {
  onStep: (way: 1 | -1) => void;
  /** A tenth of the whole back or ahead. */
  onPage: (way: 1 | -1) => void;
  onEnd: (which: "first" | "last") => void;
  onSpeed: (way: 1 | -1) => void;
  onToggle: () => void;
  onLeave: () => void;
}

const WAY: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowRight: 1, ArrowLeft: -1 };
const PAGE: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 };
const SPEED: Readonly<Record<string, 1 | -1>> = { ">": 1, "<": -1 };
const END: Readonly<Record<string, "first" | "last">> = { Home: "first", End: "last" };
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=range])"));
/** What means something else by the arrows or the space bar. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("button, a, [role=tab], [role=menuitem], .grafana-surface section");

/** What scrolls by these keys, as long as it has the focus. */
const scrolls = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('section[tabindex="0"], section[tabindex="0"] *');

/** While a room is replayed: moving through it, play and pause, and the way out. They go before the keys of the room. */
export function useReplayKeys(isOn: boolean, keys: Keys): void {
  const act = useEffectEvent((event: KeyboardEvent): boolean => {
    const way = WAY[event.key];
    const isArrow = event.key.startsWith("Arrow");
    const [page, end, speed] = [PAGE[event.key], END[event.key], SPEED[event.key]];
    if ((page || end) && scrolls(event.target)) return false;
    if (way && !(isArrow && isControl(event.target))) keys.onStep(way);
    else if (page) keys.onPage(page);
    else if (end) keys.onEnd(end);
    else if (speed) keys.onSpeed(speed);
    else if (event.key === " " && !isControl(event.target)) keys.onToggle();
    // What lies over the replay closes first.
    else if (event.key === "Escape" && !document.querySelector("[data-closes=Escape]")) keys.onLeave();
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
