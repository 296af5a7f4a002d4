import { GripVertical, PinOff } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  useContext,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent as ReactPointerEvent,
  type ReactNode,
} from "react";
import type { Placed } from "@/server/incident/rules/arrange-panels";
import { ArrangeContext } from "./arrange-context";
import styles from "./arrange-frame.module.css";
import { followPointer } from "./follow-pointer";
import type { Arrangement } from "./use-arrangement";

export interface ArrangeFrameProps {
  id: string;
  className?: string;
  style: CSSProperties;
  children: ReactNode;
}

const COLUMNS = 24;
const ROW_PX = 38;

/** The place of one panel of the set, with handles over it while the set is arranged. */
export function ArrangeFrame({ id, className, style, children }: ArrangeFrameProps) {
  const arrangement = useContext(ArrangeContext);
  return (
    <div className={`${className} ${styles.frame}`} style={style} data-pin={id}>
      {children}
      {arrangement && <Handles id={id} arrangement={arrangement} />}
    </div>
  );
}

function Handles({ id, arrangement }: { id: string; arrangement: Arrangement }) {
  const t = useTranslations("evidence.arrange");
  const { panels } = arrangement;
  const index = panels.findIndex((panel) => panel.id === id);
  const panel = panels[index];
  if (!panel) return null;
  const { width, height } = panel;
  const title = panel.title || t("untitled");

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const bySize: Record<string, { width: number; height: number }> = {
      ArrowLeft: { width: width - 1, height },
      ArrowRight: { width: width + 1, height },
      ArrowUp: { width, height: height - 1 },
      ArrowDown: { width, height: height + 1 },
    };
    const byPlace: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowUp: index - 1,
      ArrowRight: index + 1,
      ArrowDown: index + 1,
      Home: 0,
      End: panels.length - 1,
    };
    const size = event.shiftKey ? bySize[event.key] : undefined;
    const to = event.shiftKey ? undefined : byPlace[event.key];
    if (size) arrangement.resize(id, size);
    else if (to !== undefined) {
      arrangement.move(id, to);
      keepFocus(event.currentTarget, id);
    } else if (event.key === "Delete" || event.key === "Backspace") arrangement.unpin(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.over}>
      <button
        type="button"
        className={styles.grip}
        aria-label={t("grip", { title, place: index + 1, count: panels.length, width, height })}
        aria-describedby="arrange-hint"
        aria-keyshortcuts="ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown Delete"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => startDrag(event, id, arrangement)}
      >
        <span className={styles.label}>
          <GripVertical aria-hidden size={16} />
          <span className={styles.title}>{title}</span>
        </span>
        <span className={styles.size}>{t("size", { width, height })}</span>
      </button>
      <button
        type="button"
        className={styles.unpin}
        aria-label={t("unpin", { title })}
        title={t("unpin", { title })}
        onClick={() => arrangement.unpin(id)}
      >
        <PinOff aria-hidden size={16} />
      </button>
      <span aria-hidden className={styles.corner} onPointerDown={(event) => startPull(event, panel, arrangement)} />
    </div>
  );
}

/** What changes its place on the page loses the focus. */
function keepFocus(grip: Element, id: string): void {
  const grid = grip.closest("[data-arrange-grid]");
  requestAnimationFrame(() => grid?.querySelector<HTMLElement>(`[data-pin="${id}"] button[aria-describedby]`)?.focus());
}

/** The grid around, unless it is one column only: there panels are not dragged. */
function gridOf(element: Element): Element | null {
  const grid = element.closest("[data-arrange-grid]");
  return grid && getComputedStyle(grid).display === "grid" ? grid : null;
}

const panelAt = ({ clientX, clientY }: PointerEvent): string | undefined =>
  document
    .elementsFromPoint(clientX, clientY)
    .map((each) => each.closest<HTMLElement>("[data-pin]")?.dataset.pin)
    .find((id) => id !== undefined);

/** Takes the place of whatever it is dragged over. */
function startDrag(event: ReactPointerEvent, id: string, arrangement: Arrangement): void {
  const grid = gridOf(event.currentTarget);
  if (event.button !== 0 || !grid) return;
  const mark = (isDragged: boolean): void =>
    void grid.querySelector(`[data-pin="${id}"]`)?.toggleAttribute("data-dragged", isDragged);
  let over = id;
  mark(true);
  followPointer(
    event,
    (moved) => {
      const now = panelAt(moved) ?? id;
      // Another panel counts once until the pointer has left it, because it moves away under the pointer.
      if (now !== over && now !== id) arrangement.move(id, now);
      over = now;
    },
    () => {
      mark(false);
      arrangement.settle();
    },
  );
}

/** Makes the panel as large as its corner is pulled, in whole columns and rows. */
function startPull(event: ReactPointerEvent, { id, width, height }: Placed, arrangement: Arrangement): void {
  const grid = gridOf(event.currentTarget);
  if (event.button !== 0 || !grid) return;
  event.preventDefault();
  const { clientX, clientY } = event;
  const column = grid.clientWidth / COLUMNS;
  const pulled = (moved: PointerEvent) => ({
    width: width + (moved.clientX - clientX) / column,
    height: height + (moved.clientY - clientY) / ROW_PX,
  });
  followPointer(event, (moved) => arrangement.resize(id, pulled(moved)), arrangement.settle);
}
