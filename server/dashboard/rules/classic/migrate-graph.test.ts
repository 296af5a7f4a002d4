import { describe, expect, it } from "vitest";
import { customOf, overridesOf, readOldPanel } from "./old-panel.suite";

const target = { refId: "A", expr: "up" };

describe("a graph", () => {
  it("keeps its lines, fill, unit and limits", () => {
    const yaxes = [{ format: "bytes", min: "0", max: "100", logBase: 10, label: "Size", decimals: 1, show: true }, {}];
    const panel = readOldPanel({
      type: "graph",
      yaxes,
      linewidth: 3,
      fill: 4,
      steppedLine: true,
      nullPointMode: "connected",
    });
    expect(panel).toMatchObject({ type: "timeseries", fieldConfig: { defaults: { unit: "bytes", min: 0, max: 100 } } });
    expect(customOf(panel)).toMatchObject({
      drawStyle: "line",
      lineWidth: 3,
      fillOpacity: 40,
      lineInterpolation: "stepAfter",
      spanNulls: true,
      axisLabel: "Size",
      scaleDistribution: { type: "log", log: 10 },
    });
  });

  it("has one line and a light fill where it says nothing, as it always had", () => {
    expect(customOf(readOldPanel({ type: "graph" }))).toMatchObject({
      drawStyle: "line",
      lineWidth: 1,
      fillOpacity: 10,
    });
  });

  it.each([
    [
      { bars: true, lines: false },
      { drawStyle: "bars", fillOpacity: 100 },
    ],
    [
      { lines: false, points: true, pointradius: 3 },
      { drawStyle: "points", showPoints: "always", pointSize: 8 },
    ],
    [{ stack: true, percentage: true }, { stacking: { mode: "percent", group: "A" } }],
    [{ fillGradient: 6 }, { gradientMode: "opacity", fillOpacity: 60 }],
  ])("draws %j", (stored, drawn) => expect(customOf(readOldPanel({ type: "graph", ...stored }))).toMatchObject(drawn));

  it("reads the axes, limits and grid of Grafana 2", () => {
    const panel = readOldPanel({
      type: "graph",
      y_formats: ["ms", "short"],
      leftYAxisLabel: "Latency",
      grid: { leftMin: 0, leftMax: 50, leftLogBase: 2, threshold1: 10, threshold1Color: "orange", thresholdLine: true },
    });
    expect(panel.fieldConfig.defaults).toMatchObject({
      unit: "ms",
      min: 0,
      max: 50,
      thresholds: {
        steps: [
          { color: "transparent", value: null },
          { color: "orange", value: 10 },
        ],
      },
    });
    expect(customOf(panel)).toMatchObject({ axisLabel: "Latency", thresholdsStyle: { mode: "line" } });
  });

  it("gives series that were different their own look", () => {
    const panel = readOldPanel({
      type: "graph",
      aliasColors: { total: "#fff" },
      yaxes: [{ format: "short" }, { format: "percent", max: 100 }],
      seriesOverrides: [
        { alias: "/err.*/i", yaxis: 2, color: "red", dashes: true, dashLength: 6 },
        { alias: "out", transform: "negative-Y", fill: 0, stack: false },
        { alias: "max", lines: false, fillBelowTo: "min" },
        { alias: "dots", lines: false, points: true },
      ],
    });
    const properties = Object.fromEntries(
      overridesOf(panel).map(({ matcher, properties: list }) => [
        (matcher as { options: string }).options,
        Object.fromEntries(list.map((one) => Object.values(one) as [string, unknown])),
      ]),
    );
    expect(overridesOf(panel)[1]?.matcher).toEqual({ id: "byRegexp", options: "/err.*/i" });
    expect(properties).toEqual({
      total: { color: { mode: "fixed", fixedColor: "#fff" } },
      "/err.*/i": {
        unit: "percent",
        max: 100,
        color: { mode: "fixed", fixedColor: "red" },
        "custom.axisPlacement": "right",
        "custom.lineStyle": { fill: "dash", dash: [6, 10] },
      },
      out: {
        "custom.fillOpacity": 0,
        "custom.stacking": { mode: "none", group: "A" },
        "custom.transform": "negative-Y",
      },
      max: { "custom.lineWidth": 0, "custom.fillBelowTo": "min" },
      dots: { "custom.drawStyle": "points", "custom.showPoints": "always" },
    });
  });

  it("colours below a limit that was to be kept, and above one that was not to be reached", () => {
    const thresholds = [
      { op: "lt", value: 10, colorMode: "warning", fill: true, line: false },
      { op: "gt", value: 90, colorMode: "critical", fill: true, line: true },
    ];
    const panel = readOldPanel({ type: "graph", thresholds });
    expect(panel.fieldConfig.defaults.thresholds).toEqual({
      mode: "absolute",
      steps: [
        { color: "orange", value: null },
        { color: "transparent", value: 10 },
        { color: "red", value: 90 },
      ],
    });
    expect(customOf(panel)).toMatchObject({ thresholdsStyle: { mode: "line+area" } });
  });

  it("keeps its legend and tooltip", () => {
    const legend = {
      show: true,
      values: true,
      avg: true,
      current: true,
      alignAsTable: true,
      rightSide: true,
      sort: "avg",
    };
    const { options } = readOldPanel({ type: "graph", legend, tooltip: { shared: false, sort: 2 } });
    expect(options).toEqual({
      legend: {
        showLegend: true,
        displayMode: "table",
        placement: "right",
        calcs: ["mean", "lastNotNull"],
        sortBy: "Mean",
        sortDesc: false,
      },
      tooltip: { mode: "single", sort: "desc" },
    });
    expect(readOldPanel({ type: "graph", legend: { show: false } }).options.legend).toMatchObject({
      showLegend: false,
    });
  });

  it("is a bar chart or a histogram where its x axis was no time", () => {
    const bars = readOldPanel({ type: "graph", xaxis: { mode: "series", values: ["avg"] }, targets: [target] });
    expect(bars).toMatchObject({
      type: "barchart",
      transformations: [{ id: "reduce", options: { reducers: ["mean"] } }],
    });
    const histogram = readOldPanel({ type: "graph", xaxis: { mode: "histogram", buckets: 30 } });
    expect(histogram).toMatchObject({ type: "histogram", options: { bucketCount: 30 } });
  });

  it("says what it lost", () => {
    const panel = readOldPanel({
      type: "graph",
      alert: { name: "High" },
      nullPointMode: "null as zero",
      legend: { hideZero: true },
    });
    expect(panel.notes).toEqual([
      { code: "legacy-alert", subject: "High" },
      { code: "option", subject: "nullPointMode" },
      { code: "option", subject: "legend.hideZero" },
    ]);
  });

  it("is the same after Grafana has raised its version without reading its options", () => {
    const stored = { yaxes: [{ format: "s" }], stack: true, legend: { show: true } };
    const raised = readOldPanel({ type: "timeseries", autoMigrateFrom: "graph", ...stored }, 42);
    expect(raised).toEqual(readOldPanel({ type: "graph", ...stored }));
  });
});
