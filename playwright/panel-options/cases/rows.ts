import type { PanelCase, Probe } from "../panel-case";
import { SPAN } from "../probe-data";
import { linkOptions, mappingProbe, rangeProbes, standardProbes, thresholdProbes } from "../probes";

const LONG = "a text that is much longer than the column that it stands in and goes on";
const cell = (options: object): Probe => ["override custom.cellOptions", options];
const colored = (options: object): Probe => [
  "override custom.cellOptions",
  options,
  { "field.color": { mode: "continuous-GrYlRd" } },
];
const colouredText = { "override custom.cellOptions": { type: "color-text" } };
const STYLE = '{"color":"#ff00ff"}';
const TABLE = [
  "a,picture,cells,gap,note,json,style,name",
  ...Array.from({ length: 12 }, (_, at) =>
    [
      (at * 7) % 90,
      "/icon.svg",
      `**bold** ${at}`,
      at % 2 || "",
      `${LONG} ${at}`,
      `{"k":${at}}`,
      STYLE,
      `row ${at}`,
    ].join(","),
  ),
].join("\n");

export const tableCase: PanelCase = {
  type: "table",
  schema: "table",
  needs: "any frames; of several one is shown at a time",
  csv: [TABLE, "other\n1\n2"],
  overridden: "a",
  columns: 6,
  probes: [
    ["options.showHeader", false],
    ["options.showTypeIcons", true],
    ["options.cellHeight", "md"],
    ["options.cellHeight", "lg"],
    ["options.frameIndex", 1],
    ["options.sortBy", [{ displayName: "a", desc: true }]],
    ["options.enablePagination", true],
    ["options.pageSize", 3, { "options.enablePagination": true }],
    ["options.frozenColumns.left", 1],
    ["options.maxRowHeight", 40, { "custom.wrapText": true }],
    ["options.footer", { show: true, reducer: ["sum"], countRows: false, fields: "" }],
    cell({ type: "color-text" }),
    cell({ type: "color-background", mode: "basic" }),
    [
      "override custom.cellOptions",
      { type: "color-background", mode: "gradient" },
      {
        "override custom.cellOptions": { type: "color-background", mode: "basic" },
      },
    ],
    cell({ type: "color-background", mode: "basic", applyToRow: true }),
    colored({ type: "gauge", mode: "basic" }),
    colored({ type: "gauge", mode: "gradient" }),
    colored({ type: "gauge", mode: "lcd" }),
    colored({ type: "gauge", mode: "basic", valueDisplayMode: "hidden" }),
    cell({ type: "pill" }),
    cell({ type: "json-view" }),
    cell({ type: "sparkline" }),
    cell({ type: "data-links" }),
    cell({ type: "actions" }),
    cell({ type: "geo" }),
    ["override of cells custom.cellOptions", { type: "markdown" }],
    ["override of picture custom.cellOptions", { type: "image" }],
    ["override custom.displayMode", "color-text"],
    ["custom.align", "center"],
    ["override custom.width", 30],
    ["custom.minWidth", 300],
    ["custom.filterable", true],
    ["override custom.hideFrom", { viz: true, legend: true, tooltip: true }],
    ["override custom.hideHeader", true],
    ["custom.wrapText", true],
    ["custom.wrapHeaderText", true, { "field.displayName": "a heading that is far too long for its column" }],
    ["override custom.styleField", "style"],
    ["override custom.footer", { reducers: ["sum"] }],
    ...standardProbes.map(([path, value]): Probe => [path, value, path.includes("olor") ? colouredText : undefined]),
    ...rangeProbes.map(([path, value]): Probe => [
      path,
      value,
      { "override custom.cellOptions": { type: "gauge", mode: "basic" } },
    ]),
    ...thresholdProbes({ "override custom.cellOptions": { type: "color-text" } }),
    mappingProbe("7"),
    ["field.noValue", "nothing here"],
  ],
  notProbed: {
    ...linkOptions,
    "options.disableKeyboardEvents": "is about keys",
    "custom.inspect": "shows under the pointer only",
    "custom.sortable": "is about pressing a heading",
    "custom.tooltip": "shows under the pointer only",
  },
};

const LINES = ["GET /cart took 12 ms", "GET /cart took 98 ms", "GET /cart took 98 ms", '{"msg":"slow"}', LONG + LONG];
const LEVELS = ["info", "warning", "error", "debug"];

export const logsCase: PanelCase = {
  type: "logs",
  schema: "logs",
  needs: "a time and a text; labels, a level and an id if there are any",
  csv: [
    [
      "timestamp,body,labels,severity,id",
      ...Array.from({ length: 15 }, (_, at) =>
        [SPAN.from + at * 60_000, LINES[Math.floor(at / 3)], '{"app":"shop"}', LEVELS[Math.floor(at / 3) % 4], at].join(
          ",",
        ),
      ),
    ].join("\n"),
  ],
  times: ["timestamp"],
  base: { "options.dedupStrategy": "none", "options.sortOrder": "Descending", "options.enableLogDetails": true },
  probes: [
    ["options.showTime", true],
    ["options.showLabels", true],
    ["options.showCommonLabels", true],
    ["options.wrapLogMessage", true],
    ["options.prettifyLogMessage", true],
    ["options.sortOrder", "Ascending"],
    ["options.dedupStrategy", "exact"],
    ["options.dedupStrategy", "numbers"],
    ["options.dedupStrategy", "signature"],
    ["options.displayedFields", ["app"]],
    ["options.fontSize", "small"],
    ["options.timestampResolution", "ns", { "options.showTime": true }],
    ["options.showLevel", true],
    ["options.syntaxHighlighting", false],
    ["options.showControls", true],
    ["options.allowDownload", true],
    ["options.showFieldSelector", true],
    ["options.showLogAttributes", true],
    ["options.showLogContextToggle", true],
    ["options.unwrappedColumns", true],
    ["options.noInteractions", true],
  ],
  notProbed: {
    "options.enableLogDetails": "is about opening a line",
    "options.detailsMode": "shows once a line is opened",
    "options.enableInfiniteScrolling": "is about scrolling",
    ...Object.fromEntries(
      [
        "controlsStorageKey",
        "grammar",
        "isFilterLabelActive",
        "logLineMenuCustomItems",
        "logRowMenuIconsAfter",
        "logRowMenuIconsBefore",
        "onClickFilterLabel",
        "onClickFilterOutLabel",
        "onClickFilterOutString",
        "onClickFilterString",
        "onClickHideField",
        "onClickShowField",
        "onLogOptionsChange",
        "onNewLogsReceived",
        "setDisplayedFields",
      ].map((name) => [`options.${name}`, "is for programs that embed the panel"]),
    ),
  },
};
