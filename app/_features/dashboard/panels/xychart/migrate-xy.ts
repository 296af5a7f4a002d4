import type { XYOptions, XYSeriesConfig } from "./xy-options";

/** The options as they were before Grafana 11.1: fields by name, and the frame by number. */
interface OldOptions {
  seriesMapping?: "auto" | "manual";
  dims?: { frame?: number; x?: string };
  series?: {
    name?: string;
    frame?: number;
    x?: string;
    y?: string;
    pointColor?: { field?: string };
    pointSize?: { field?: string };
  }[];
}

const named = (name: string | undefined) => (name ? { matcher: { id: "byName", options: name } } : undefined);
const framed = (index: number | undefined) =>
  index === undefined ? undefined : { matcher: { id: "byIndex", options: index } };

/** Brings options of any age into the form of today. */
export function migrateXY(options: XYOptions | OldOptions): Partial<XYOptions> {
  if (!("seriesMapping" in options)) return options as Partial<XYOptions>;
  const { seriesMapping, dims, series = [], ...rest } = options;
  const old = seriesMapping === "manual" ? series : [{ ...series[0], frame: dims?.frame, x: dims?.x, y: undefined }];
  return {
    ...rest,
    mapping: seriesMapping === "manual" ? "manual" : "auto",
    series: old.map(({ name, frame, x, y, pointColor, pointSize }): XYSeriesConfig => ({
      name: name ? { fixed: name } : undefined,
      frame: framed(frame),
      x: named(x),
      y: named(y),
      color: named(pointColor?.field),
      size: named(pointSize?.field),
    })),
  };
}
