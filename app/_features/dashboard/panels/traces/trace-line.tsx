import { useTheme2 } from "@grafana/ui";
import { ChevronDown, ChevronRight, CircleAlert, Unlink } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type CSSProperties, type KeyboardEvent } from "react";
import { HighlightedText } from "../highlighted-text";
import { durationText } from "./duration-text";
import { SpanDetails } from "./span-details";
import type { TimeView } from "./time-view";
import type { TraceRow } from "./trace-tree";
import styles from "./traces-panel.module.css";

/** Share of the width that a duration may need beside a bar. */
const LABEL_SHARE = 0.3;
/** Deeper spans stand no further in, so that their names stay readable. */
const DEEPEST_INDENT = 12;

export interface TraceLineProps {
  row: TraceRow;
  /** Its number in the trace. */
  index: number;
  /** Its number among the rows that are not folded away. */
  place: number;
  color: string;
  /** The span of the whole, in milliseconds. */
  whole: { start: number; end: number };
  view: TimeView;
  /** Parts of the span that the whole waited for. */
  critical: readonly (readonly [number, number])[];
  timeZone: string;
  search: string;
  isFound: boolean;
  folded: boolean;
  open: boolean;
  tabbable: boolean;
  onFold: (index: number) => void;
  onOpen: (index: number) => void;
}

const percent = (part: number): string => `${part * 100}%`;

/** The duration stands after the bar, before it, or at the end inside of a bar that leaves no room beside it. */
function durationStyle(left: number, right: number, inside: CSSProperties): CSSProperties {
  if (right <= 1 - LABEL_SHARE) return { left: percent(Math.max(0, right)) };
  if (left >= LABEL_SHARE) return { right: percent(Math.max(0, 1 - left)) };
  return { ...inside, right: percent(Math.max(0, 1 - right)), insetBlock: 6 };
}

/** One span: its name in the tree, its bar in time, and below it what it says of itself. */
export const TraceLine = memo(function TraceLine(props: TraceLineProps) {
  const {
    row,
    index,
    place: order,
    color,
    whole,
    view,
    critical,
    timeZone,
    search,
    isFound,
    folded,
    open,
    tabbable,
  } = props;
  const { onFold, onOpen } = props;
  const { span, depth, children, isOrphan } = row;
  const words = useTranslations("visuals.traces");
  const { colors } = useTheme2();
  const length = Math.max(whole.end - whole.start, Number.MIN_VALUE);
  const place = (time: number): number => ((time - whole.start) / length - view.from) / (view.to - view.from);
  const [left, right] = [place(span.start), place(span.start + span.duration)];
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const opens = children > 0 && ((event.key === "ArrowRight" && folded) || (event.key === "ArrowLeft" && !folded));
    if (opens) onFold(index);
    else if (event.key === "Enter" || event.key === " ") onOpen(index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={children > 0 ? !folded : undefined}
      aria-selected={open}
      aria-label={words("row", {
        name: span.name,
        service: span.service,
        duration: durationText(span.duration),
        error: String(span.isError),
      })}
      data-row={order}
      tabIndex={tabbable ? 0 : -1}
      className={styles.row}
      onKeyDown={press}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the row has the keys */}
      <div className={`${styles.line} ${isFound ? styles.isFound : ""}`} onClick={() => onOpen(index)}>
        <div className={styles.name} style={{ "--depth": Math.min(depth, DEEPEST_INDENT) } as CSSProperties}>
          {children > 0 ? (
            <button
              type="button"
              tabIndex={-1}
              className={styles.fold}
              aria-label={words(folded ? "unfold" : "fold")}
              onClick={(event) => {
                event.stopPropagation();
                onFold(index);
              }}
            >
              {folded ? <ChevronRight size={14} /> : <ChevronDown size={14} />}
            </button>
          ) : (
            <span className={styles.leaf} />
          )}
          <span className={styles.service} style={{ borderInlineStartColor: color }}>
            <HighlightedText text={span.service} search={search} />
          </span>
          {span.isError && <CircleAlert size={14} className={styles.mark} color={colors.error.text} aria-hidden />}
          {isOrphan && <Unlink size={12} className={styles.mark} aria-label={words("orphan")} />}
          <span className={styles.operation}>
            <HighlightedText text={span.name} search={search} />
          </span>
        </div>
        <div className={styles.lane}>
          {right >= 0 && left <= 1 && (
            <div
              className={styles.bar}
              style={{
                left: percent(Math.max(-0.01, left)),
                width: percent(Math.min(1.01, right) - Math.max(-0.01, left)),
                background: color,
              }}
            />
          )}
          {critical.map(([from, to]) => {
            const [a, b] = [Math.max(0, place(from)), Math.min(1, place(to))];
            return (
              b > a && (
                <div key={from} className={styles.critical} style={{ left: percent(a), width: percent(b - a) }} />
              )
            );
          })}
          <span
            className={styles.duration}
            style={durationStyle(left, right, { background: color, color: colors.getContrastText(color) })}
          >
            {durationText(span.duration)}
          </span>
        </div>
      </div>
      {open && <SpanDetails span={span} traceStart={whole.start} timeZone={timeZone} />}
    </div>
  );
});
