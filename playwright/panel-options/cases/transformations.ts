import type { PanelCase, Probe } from "../panel-case";
import { overTime, swell } from "../probe-data";

const named = (names: readonly string[]) => (step: number) => names[step % names.length] ?? "";
const LABELLED = {
  "panel.targets": [
    {
      refId: "A",
      scenarioId: "predictable_csv_wave",
      csvWave: [{ timeStep: 1_200, valuesCSV: "1,2,3", labels: "job=web" }],
    },
  ],
};
const transformation = (id: string, options: object, given?: Probe[2]): Probe => [
  `transformation ${id}`,
  options,
  given,
];

/** What a table shows of two queries after one step of transformation. */
export const transformationsCase: PanelCase = {
  type: "table",
  title: "Transformations",
  needs: "in a table, over two queries",
  csv: [
    overTime({
      a: swell(60, 30, 3),
      b: swell(30, 15, 5),
      name: named(["web", "db", "cart"]),
      json: (step) => `{"k":${step}}`,
    }),
    overTime({ c: swell(10, 5, 2) }),
  ],
  times: ["time"],
  columns: 6,
  probes: [
    transformation("append", {}),
    transformation("calculateField", { mode: "reduceRow", reduce: { reducer: "sum" } }),
    transformation("concatenate", { frameNameMode: "field" }),
    transformation("configFromData", { configRefId: "B", mappings: [] }),
    transformation("convertFieldType", { conversions: [{ targetField: "a", destinationType: "string" }] }),
    transformation("ensureColumns", {}),
    transformation("extractFields", { source: "json", format: "json" }),
    transformation("fieldLookup", { lookupField: "name", gazetteer: "countries" }),
    transformation("filterByRefId", { include: "B" }),
    transformation("filterByValue", {
      type: "include",
      match: "all",
      filters: [{ fieldName: "a", config: { id: "greater", options: { value: 80 } } }],
    }),
    transformation("filterFields", { include: { id: "byName", options: "a" } }),
    transformation("filterFieldsByName", { include: { names: ["a"] } }),
    transformation("filterFrames", { include: { id: "byRefId", options: "B" } }),
    transformation("formatString", { stringField: "name", outputFormat: "Upper Case" }),
    transformation("formatTime", { timeField: "time", outputFormat: "HH" }),
    transformation("groupBy", {
      fields: {
        name: { operation: "groupby", aggregations: [] },
        a: { operation: "aggregate", aggregations: ["max"] },
      },
    }),
    transformation(
      "groupingToMatrix",
      { columnField: "name", rowField: "time", valueField: "a" },
      { "transformation filterByRefId": { include: "A" } },
    ),
    transformation("groupToNestedTable", {
      fields: {
        name: { operation: "groupby", aggregations: [] },
        a: { operation: "aggregate", aggregations: ["max"] },
      },
    }),
    transformation("heatmap", {}),
    transformation("histogram", { bucketCount: 3 }),
    transformation("joinByField", { byField: "time" }),
    transformation("joinByLabels", { value: "job" }, LABELLED),
    transformation("labelsToFields", {}, LABELLED),
    transformation("limit", { limitField: 2 }),
    transformation("merge", {}),
    transformation("order", { indexByName: { name: 0, b: 1, a: 2, time: 3, json: 4 } }),
    transformation("organize", { renameByName: { a: "renamed" }, excludeByName: { b: true }, indexByName: {} }),
    transformation("partitionByValues", { fields: ["name"] }),
    transformation("prepareTimeSeries", { format: "long" }),
    transformation("reduce", { reducers: ["max"] }),
    transformation("regression", { modelType: "linear", xFieldName: "time", yFieldName: "a" }),
    transformation("rename", { renameByName: { a: "renamed" } }),
    transformation("renameByRegex", { regex: "^a$", renamePattern: "renamed" }),
    transformation("rowsToFields", {
      mappings: [
        { fieldName: "name", handlerKey: "field.name" },
        { fieldName: "a", handlerKey: "field.value" },
      ],
    }),
    transformation("seriesToColumns", { byField: "time" }),
    transformation("seriesToRows", {}),
    transformation("smoothing", {}),
    transformation("sortBy", { sort: [{ field: "a", desc: true }] }),
    transformation("spatial", {}),
    transformation("timeSeriesTable", {}),
    transformation("transpose", {}),
  ],
  notProbed: {
    "transformation noop": "changes nothing by intent",
    "transformation convertFrameType": "changes what a frame counts as, not what a table shows",
  },
};
