import {
  FieldColorModeId,
  FieldType,
  getFieldDisplayName,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from "@grafana/data";
import type { Comparison, ChangedPoint } from "@/server/evidence/rules/compare-results";

/** Most series whose changed points are marked one by one. */
const MOST_MARKED = 20;
/** Each pair stands in the legend once. */
const ONLY_LEGEND = { legend: true, tooltip: false, viz: false };
const DASH = { fill: "dash", dash: [6, 5] };
/** Bars as they were captured have an outline only. */
const HOLLOW = { fillOpacity: 0, gradientMode: "none", lineWidth: 2 };

export interface Overlay {
  /** Absent where single points cannot be marked. */
  comparison: Comparison | undefined;
  theme: GrafanaTheme2;
  words: OverlayWords;
  style: "lines" | "bars";
}

export interface OverlayWords {
  /** The name of a series as it was when it was captured. */
  frozen: (name: string) => string;
  point: (kind: ChangedPoint["kind"], name: string) => string;
}

type Drawn = (field: Field, frame: DataFrame) => Partial<Field["config"]>;

function restyled(frames: DataFrame[], style: Drawn): DataFrame[] {
  return frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) =>
      field.type === FieldType.number
        ? { ...field, state: null, config: { ...field.config, ...style(field, frame) } }
        : field,
    ),
  }));
}

const customOf = ({ config }: Field): object => (config.custom as object | undefined) ?? {};

function markFrames({ changes }: Comparison, theme: GrafanaTheme2, words: OverlayWords): DataFrame[] {
  const { success, warning, error } = theme.colors;
  const colors = { added: success.text, rewritten: warning.text, missing: error.text };
  return changes.slice(0, MOST_MARKED).flatMap(({ name, marks }) =>
    (["added", "rewritten", "missing"] as const).flatMap((kind): DataFrame[] => {
      const points = marks.filter((point) => point.kind === kind);
      if (points.length === 0) return [];
      const custom = { drawStyle: "points", showPoints: "always", pointSize: 7, hideFrom: ONLY_LEGEND };
      const color = { mode: FieldColorModeId.Fixed, fixedColor: colors[kind] };
      const times = points.map(({ time }) => time);
      const numberOf = ({ before, after }: ChangedPoint): number | null => {
        const value = after ?? before;
        return typeof value === "number" ? value : null;
      };
      return [
        {
          length: points.length,
          fields: [
            { name: "Time", type: FieldType.time, config: {}, values: times },
            {
              name: words.point(kind, name),
              type: FieldType.number,
              config: { color, custom, displayName: words.point(kind, name) },
              values: points.map(numberOf),
            },
          ],
        },
      ];
    }),
  );
}

/**
 * What was captured, dashed or hollow, with what the same queries answer later, each pair in one colour. On lines over
 * time the points that differ are marked.
 */
export function overlayFrames(
  frozen: DataFrame[],
  asked: DataFrame[],
  { comparison, theme, words, style }: Overlay,
): DataFrame[] {
  const { palette, getColorByName } = theme.visualization;
  const places = new Map<string, number>();
  const colorOf = (name: string): Field["config"]["color"] => {
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return { mode: FieldColorModeId.Fixed, fixedColor: getColorByName(palette[place % palette.length] ?? "blue") };
  };
  const areLines = style === "lines";
  const alone = { stacking: { mode: "none" }, ...(areLines && { fillOpacity: 0 }) };
  const was = areLines ? { fillOpacity: 0, lineStyle: DASH, showPoints: "never" } : HOLLOW;
  const now = restyled(asked, (field, frame) => {
    const name = getFieldDisplayName(field, frame, asked);
    return { displayName: name, color: colorOf(name), custom: { ...customOf(field), ...alone } };
  });
  const before = restyled(frozen, (field, frame) => {
    const name = getFieldDisplayName(field, frame, frozen);
    const custom = { ...customOf(field), ...alone, ...was, hideFrom: ONLY_LEGEND };
    return { displayName: words.frozen(name), color: colorOf(name), custom };
  });
  return [...now, ...before, ...(areLines && comparison ? markFrames(comparison, theme, words) : [])];
}
