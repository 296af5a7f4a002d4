import { describe, expect, it } from "vitest";
import { storedDashboard, type StoredPanel } from "@/server/dashboard/contract";
import { glanceContent, isGlanceable } from "./glance-content";

function panel(given: Record<string, unknown>): StoredPanel {
  const { panels } = storedDashboard.parse({ uid: "x", panels: [{ id: 1, ...given }] });
  return panels[0] as StoredPanel;
}

const frame = (name: string, times: number[], values: (number | null)[]) => ({
  schema: {
    fields: [
      { name: "Time", type: "time" },
      { name: "Value", type: "number", config: { displayNameFromDS: name } },
    ],
  },
  data: { values: [times, values] },
});
const results = { A: { frames: [frame("checkout", [1, 2, 3], [1, null, 3]), frame("gateway", [2, 3, 4], [5, 6, 7])] } };

describe("glanceContent", () => {
  it("puts series over one row of times and leaves their gaps", () => {
    const content = glanceContent(panel({ type: "timeseries" }), results);
    expect(content).toMatchObject({
      kind: "lines",
      times: [1, 2, 3, 4],
      series: [
        { name: "checkout", color: "0", values: [1, null, 3, null] },
        { name: "gateway", color: "1", values: [null, 5, 6, 7] },
      ],
    });
  });

  it("follows overrides of names and colours", () => {
    const overrides = [
      {
        matcher: { id: "byName", options: "gateway" },
        properties: [
          { id: "color", value: { mode: "fixed", fixedColor: "dark-red" } },
          { id: "displayName", value: "The gateway" },
        ],
      },
    ];
    const content = glanceContent(panel({ type: "timeseries", fieldConfig: { defaults: {}, overrides } }), results);
    expect(content).toMatchObject({ series: [{ name: "checkout" }, { name: "The gateway", color: "dark-red" }] });
  });

  it("says the last value of a stat in its unit and the colour of the threshold that it reached", () => {
    const defaults = {
      unit: "percentunit",
      thresholds: {
        mode: "absolute",
        steps: [
          { color: "green", value: null },
          { color: "red", value: 5 },
        ],
      },
      color: { mode: "thresholds" },
    };
    const stat = panel({ type: "stat", fieldConfig: { defaults, overrides: [] } });
    expect(glanceContent(stat, results)).toMatchObject({
      kind: "values",
      values: [
        { name: "checkout", text: "300%", color: "green" },
        { name: "gateway", text: "700%", color: "red" },
      ],
    });
  });

  it.each([
    [
      "a unit that is written otherwise elsewhere",
      { fieldConfig: { defaults: { unit: "dateTimeFromNow" }, overrides: [] } },
    ],
    ["value mappings", { fieldConfig: { defaults: { mappings: [{ type: "value", options: {} }] }, overrides: [] } }],
    [
      "a logarithmic axis",
      { fieldConfig: { defaults: { custom: { scaleDistribution: { type: "log" } } }, overrides: [] } },
    ],
    [
      "an override that changes the drawing",
      {
        fieldConfig: {
          defaults: {},
          overrides: [
            {
              matcher: { id: "byName", options: "checkout" },
              properties: [{ id: "custom.transform", value: "negative-Y" }],
            },
          ],
        },
      },
    ],
  ])("only frames a panel with %s", (_what, given) => {
    expect(glanceContent(panel({ type: "timeseries", ...given }), results)).toEqual({ kind: "wait" });
  });

  it("leaves a failure to the panel itself", () => {
    expect(glanceContent(panel({ type: "timeseries" }), { ...results, B: { error: "no" } })).toEqual({ kind: "wait" });
  });

  it("takes any answer without failing", () => {
    for (const odd of [
      {},
      { A: null },
      { A: { frames: 3 } },
      { A: { frames: [{}] } },
      { A: { frames: [{ schema: {}, data: {} }] } },
    ])
      expect(glanceContent(panel({ type: "timeseries" }), odd)).toEqual({ kind: "wait" });
  });
});

describe("isGlanceable", () => {
  it("leaves panels with transformations, times of their own or other types to Scenes", () => {
    expect(isGlanceable(panel({ type: "timeseries" }))).toBe(true);
    expect(isGlanceable(panel({ type: "table" }))).toBe(false);
    expect(isGlanceable(panel({ type: "stat", timeFrom: "1h" }))).toBe(false);
    expect(isGlanceable(panel({ type: "stat", transformations: [{ id: "reduce" }] }))).toBe(false);
    expect(isGlanceable(panel({ type: "stat", transformations: [{ id: "reduce", disabled: true }] }))).toBe(true);
  });
});
