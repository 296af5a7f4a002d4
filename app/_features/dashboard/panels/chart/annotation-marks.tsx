import { DataFrameView, dateTimeFormat, type DataFrame, type GrafanaTheme2 } from "@grafana/data";
import type { VizAnnotations } from "@grafana/schema";
import { EventsCanvas, Tooltip, useTheme2, type UPlotConfigBuilder } from "@grafana/ui";
import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type uPlot from "uplot";
import styles from "./annotation-marks.module.css";
import { isExemplars } from "./is-exemplars";

interface Mark {
  time: number;
  timeEnd: number;
  title: string;
  text: string;
  tags: string[];
  color: string;
}

interface Look {
  marks: readonly Mark[];
  /** In CSS pixels. */
  lineWidth: number;
  opacity: number;
}

const REGION_OPACITY = 0.1;
const NONE: DataFrame[] = [];
const markAt = (frame: DataFrame, index: number): Mark => ({ ...new DataFrameView<Mark>(frame).get(index) });
const allMarks = (frames: DataFrame[]): Mark[] =>
  frames.flatMap((frame) => Array.from({ length: frame.length }, (_, index) => markAt(frame, index)));

const colorOf = (mark: Mark, theme: GrafanaTheme2): string =>
  theme.visualization.getColorByName(mark.color || "rgba(0, 211, 255, 1)");

interface AnnotationMarksProps {
  config: UPlotConfigBuilder;
  annotations?: DataFrame[];
  timeZone: string;
  options?: VizAnnotations;
}

/**
 * Lines and shaded spans in the graph, and a marker below each with its text. Always mounted: the hooks of the plot are
 * only taken before it is made.
 */
export function AnnotationMarks({ config, annotations: given = NONE, timeZone, options }: AnnotationMarksProps) {
  const theme = useTheme2();
  const plot = useRef<uPlot | null>(null);
  const shown = useRef<Look>({ marks: [], lineWidth: 1, opacity: REGION_OPACITY });
  const annotations = useMemo(() => given.filter((frame) => !isExemplars(frame)), [given]);
  const lineWidth = options?.lines?.width ?? 1;
  const opacity = options?.regions?.opacity ?? REGION_OPACITY;

  useLayoutEffect(() => {
    const marks = allMarks(annotations).map((mark) => ({ ...mark, color: colorOf(mark, theme) }));
    shown.current = { marks, lineWidth, opacity };
  }, [annotations, theme, lineWidth, opacity]);
  useLayoutEffect(() => {
    config.addHook("init", (made) => {
      plot.current = made;
    });
    config.addHook("draw", (drawn) => drawMarks(drawn, shown.current));
  }, [config]);
  // The markers only hear of a drawing once they are mounted, and the first one comes before.
  useEffect(() => plot.current?.redraw(false), [config, annotations]);

  return (
    <EventsCanvas
      id="annotations"
      config={config}
      events={annotations}
      mapEventToXYCoords={(frame, index) => {
        const drawn = plot.current;
        if (!drawn) return undefined;
        const width = drawn.bbox.width / devicePixelRatio;
        const x = drawn.valToPos(markAt(frame, index).time, "x");
        return x >= 0 && x <= width ? { x, y: drawn.bbox.height / devicePixelRatio + 4 } : undefined;
      }}
      renderEventMarker={(frame, index) => {
        const mark = markAt(frame, index);
        return (
          <Tooltip content={<MarkText mark={mark} timeZone={timeZone} />}>
            <button
              type="button"
              className={styles.marker}
              aria-label={mark.text}
              style={{ borderBottomColor: colorOf(mark, theme) }}
            />
          </Tooltip>
        );
      }}
    />
  );
}

function MarkText({ mark, timeZone }: { mark: Mark; timeZone: string }) {
  const times = [mark.time, ...(mark.timeEnd > mark.time ? [mark.timeEnd] : [])];
  return (
    <div>
      <div className={styles.time}>{times.map((time) => dateTimeFormat(time, { timeZone })).join(" – ")}</div>
      {mark.title && <strong>{mark.title}</strong>}
      <div className={styles.text}>{mark.text.replace(/<[^>]*>/g, "")}</div>
      {mark.tags.length > 0 && <div className={styles.time}>{mark.tags.join(" · ")}</div>}
    </div>
  );
}

function drawMarks(drawn: uPlot, { marks, lineWidth, opacity }: Look): void {
  const { ctx, bbox } = drawn;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const mark of marks) {
    const start = drawn.valToPos(mark.time, "x", true);
    const end = mark.timeEnd > mark.time ? drawn.valToPos(mark.timeEnd, "x", true) : start;
    ctx.fillStyle = mark.color;
    ctx.strokeStyle = ctx.fillStyle;
    ctx.globalAlpha = opacity;
    if (end > start) ctx.fillRect(start, bbox.top, end - start, bbox.height);
    ctx.globalAlpha = 1;
    ctx.lineWidth = lineWidth * devicePixelRatio;
    ctx.setLineDash([5, 5]);
    for (const x of new Set([start, end])) {
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
  }
  ctx.restore();
}
