import { describe, expect, it } from "vitest";
import { overridesOf, readOldPanel } from "./old-panel.suite";

describe("a single stat", () => {
  const colors = ["green", "orange", "red"];

  it("is a stat with its value, colours and course", () => {
    const panel = readOldPanel({
      type: "singlestat",
      format: "percent",
      decimals: 1,
      valueName: "avg",
      thresholds: "70,90",
      colors,
      colorBackground: true,
      sparkline: { show: true },
      valueMaps: [{ op: "=", value: "null", text: "N/A" }],
    });
    expect(panel).toMatchObject({
      type: "stat",
      options: { colorMode: "background", graphMode: "area", reduceOptions: { calcs: ["mean"] } },
    });
    expect(panel.fieldConfig.defaults).toMatchObject({
      unit: "percent",
      decimals: 1,
      mappings: [{ type: "special", options: { match: "null", result: { text: "N/A" } } }],
      thresholds: {
        steps: [
          { color: "green", value: null },
          { color: "orange", value: 70 },
          { color: "red", value: 90 },
        ],
      },
    });
  });

  it("is a gauge where it drew one", () => {
    const gauge = { show: true, minValue: 0, maxValue: 16, thresholdMarkers: false, thresholdLabels: true };
    expect(readOldPanel({ type: "grafana-singlestat-panel", gauge, colors, thresholds: "8" })).toMatchObject({
      type: "gauge",
      options: { showThresholdMarkers: false, showThresholdLabels: true },
      fieldConfig: { defaults: { min: 0, max: 16 } },
    });
  });

  it("keeps a text around the value as its unit, and says where it cannot", () => {
    expect(readOldPanel({ type: "singlestat", format: "none", postfix: " cores" }).fieldConfig.defaults.unit).toBe(
      "suffix: cores",
    );
    expect(readOldPanel({ type: "singlestat", format: "none", prefix: "≈" }).fieldConfig.defaults.unit).toBe(
      "prefix:≈",
    );
    const both = readOldPanel({ type: "singlestat", format: "bytes", prefix: "≈" });
    expect(both.fieldConfig.defaults.unit).toBe("bytes");
    expect(both.notes).toEqual([{ code: "option", subject: "prefix" }]);
  });

  it("shows ranges as texts where these were chosen", () => {
    const { fieldConfig } = readOldPanel({
      type: "singlestat",
      mappingType: 2,
      rangeMaps: [{ from: "0", to: "5", text: "low" }],
      valueMaps: [{ value: "1", text: "one" }],
    });
    expect(fieldConfig.defaults.mappings).toEqual([
      { type: "range", options: { from: 0, to: 5, result: { text: "low" } } },
    ]);
  });
});

describe("a table with styles", () => {
  it("has its columns named, hidden, coloured and linked", () => {
    const panel = readOldPanel({
      type: "table",
      styles: [
        { pattern: "Time", type: "date", dateFormat: "HH:mm", alias: "At" },
        { pattern: "secret", type: "hidden" },
        {
          pattern: "/Value.*/",
          type: "number",
          unit: "ms",
          decimals: 2,
          colorMode: "row",
          colors: ["green", "red"],
          thresholds: ["5"],
          link: true,
          linkUrl: "/d/x?v=${__cell}",
          linkTooltip: "Open",
        },
      ],
    });
    expect(panel.type).toBe("table");
    expect(overridesOf(panel).toReversed()).toEqual([
      {
        matcher: { id: "byName", options: "Time" },
        properties: [
          { id: "displayName", value: "At" },
          { id: "unit", value: "time: HH:mm" },
        ],
      },
      {
        matcher: { id: "byName", options: "secret" },
        properties: [{ id: "custom.hideFrom", value: { viz: true, legend: false, tooltip: true } }],
      },
      {
        matcher: { id: "byRegexp", options: "/Value.*/" },
        properties: [
          { id: "links", value: [{ title: "Open", url: "/d/x?v=${__value.raw}", targetBlank: false }] },
          { id: "unit", value: "ms" },
          { id: "decimals", value: 2 },
          { id: "custom.cellOptions", value: { type: "color-background", mode: "basic", applyToRow: true } },
          {
            id: "thresholds",
            value: {
              mode: "absolute",
              steps: [
                { color: "green", value: null },
                { color: "red", value: 5 },
              ],
            },
          },
          { id: "color", value: { mode: "thresholds" } },
        ],
      },
    ]);
  });

  it.each([
    ["timeseries_to_columns", [{ id: "joinByField", options: { byField: "Time", mode: "outer" } }]],
    ["timeseries_to_rows", [{ id: "seriesToRows", options: {} }]],
    ["timeseries_aggregations", [{ id: "reduce", options: { reducers: ["mean", "lastNotNull"] } }]],
  ])("made by %s", (transform, steps) => {
    const columns = [{ value: "avg" }, { value: "current" }];
    expect(readOldPanel({ type: "table-old", styles: [], transform, columns }).transformations).toEqual(steps);
  });
});

describe("settings of a field", () => {
  it("leave the options of Grafana 6", () => {
    const fieldOptions = {
      calcs: ["avg"],
      defaults: { unit: "s", min: 0, max: 10, title: "$__series_name" },
      mappings: [{ type: 1, value: "1", text: "one" }],
      thresholds: [
        { index: 0, value: null, color: "green" },
        { index: 1, value: 8, color: "red" },
      ],
    };
    const panel = readOldPanel({
      type: "gauge",
      options: { fieldOptions, orientation: "auto", showThresholdMarkers: true },
    });
    expect(panel.options).toEqual({
      orientation: "auto",
      showThresholdMarkers: true,
      reduceOptions: { calcs: ["mean"], fields: "", values: false },
    });
    expect(panel.fieldConfig.defaults).toEqual({
      unit: "s",
      min: 0,
      max: 10,
      displayName: "${__series.name}",
      mappings: [{ type: "value", options: { "1": { text: "one" } } }],
      thresholds: {
        mode: "absolute",
        steps: [
          { color: "green", value: null },
          { color: "red", value: 8 },
        ],
      },
    });
  });

  it("leave the options of Grafana 6.0", () => {
    const options = { valueOptions: { stat: "current", unit: "percent", prefix: "~" }, minValue: "0", maxValue: 100 };
    const panel = readOldPanel({
      type: "gauge",
      options: { ...options, thresholds: [{ color: "green", value: null }] },
    });
    expect(panel.options).toEqual({ reduceOptions: { calcs: ["lastNotNull"], fields: "", values: false } });
    expect(panel.fieldConfig.defaults).toMatchObject({ unit: "percent", min: 0, max: 100 });
    expect(panel.notes).toEqual([{ code: "option", subject: "prefix" }]);
  });

  it("are renamed in overrides too", () => {
    const properties = [
      { id: "custom.displayMode", value: "lcd-gauge" },
      { id: "mappings", value: [{ type: 2, from: "1", to: "2", text: "few" }] },
      { id: "custom.hideFrom", value: { viz: true, legend: false, tooltip: false } },
    ];
    const fieldConfig = { defaults: {}, overrides: [{ matcher: { id: "byName", options: "a" }, properties }] };
    expect(overridesOf(readOldPanel({ type: "table", fieldConfig }, 30))[0]?.properties).toEqual([
      { id: "custom.cellOptions", value: { type: "gauge", mode: "lcd" } },
      { id: "mappings", value: [{ type: "range", options: { from: 1, to: 2, result: { text: "few" } } }] },
      { id: "custom.hideFrom", value: { viz: true, legend: false, tooltip: true } },
    ]);
  });
});

describe("other old panels", () => {
  it("a heatmap keeps its buckets, colours and axis", () => {
    const panel = readOldPanel({
      type: "heatmap",
      dataFormat: "tsbuckets",
      yBucketBound: "upper",
      hideZeroBuckets: true,
      color: { mode: "spectrum", colorScheme: "interpolateBlues", exponent: 0.3 },
      yAxis: { format: "s", logBase: 1, show: true },
    });
    expect(panel.options).toMatchObject({
      calculate: false,
      color: { mode: "scheme", scheme: "Blues", exponent: 0.3 },
      filterValues: { le: 1e-9 },
      rowsFrame: { layout: "le" },
      yAxis: { unit: "s" },
    });
  });

  it("a pie of the plugin is the pie of today", () => {
    const stored = {
      pieType: "donut",
      legendType: "Right side",
      legend: { show: true, percentage: true },
      format: "bytes",
    };
    expect(readOldPanel({ type: "grafana-piechart-panel", ...stored })).toMatchObject({
      type: "piechart",
      options: { pieType: "donut", legend: { placement: "right", values: ["percent"] } },
      fieldConfig: { defaults: { unit: "bytes" } },
    });
  });

  it("a text keeps its content, and plain text stays plain", () => {
    expect(readOldPanel({ type: "text", mode: "html", content: "<b>x</b>" }).options).toEqual({
      mode: "html",
      content: "<b>x</b>",
    });
    expect(readOldPanel({ type: "text", mode: "text", content: "# no title" }).options).toMatchObject({
      mode: "code",
      content: "# no title",
      code: { language: "plaintext" },
    });
  });

  it("lists keep what they list", () => {
    expect(readOldPanel({ type: "dashlist", starred: true, limit: 5, tags: ["a"] }).options).toEqual({
      showStarred: true,
      maxItems: 5,
      tags: ["a"],
    });
    expect(readOldPanel({ type: "alertlist", stateFilter: ["alerting", "ok"], limit: 7 }).options).toEqual({
      maxItems: 7,
      stateFilter: { firing: true, normal: true },
    });
  });

  it("an XY chart finds its fields by name", () => {
    const options = { seriesMapping: "manual", series: [{ name: "n", x: "a", y: "b", pointSize: { fixed: 3 } }] };
    expect(readOldPanel({ type: "xychart", options }, 39).options).toEqual({
      mapping: "manual",
      series: [
        {
          name: { fixed: "n" },
          x: { matcher: { id: "byName", options: "a" } },
          y: { matcher: { id: "byName", options: "b" } },
        },
      ],
    });
  });
});
