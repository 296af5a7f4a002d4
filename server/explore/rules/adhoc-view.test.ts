import { expect, it } from "vitest";
import { adhocView, type AdhocFrame } from "./adhoc-view";

const frame = (fields: string, meta: AdhocFrame["meta"] = {}): AdhocFrame => ({
  meta,
  fields: fields.split(" ").map((text) => {
    const [name = "", type = "string"] = text.split(":");
    return { name, type };
  }),
});

it.each([
  ["timeseries", [frame("Time:time Value:number", { type: "timeseries-multi" }), frame("Time:time Value:number")]],
  ["table", [frame("Time:time job Value:number", { preferredVisualisationType: "table" })]],
  ["logs", [frame("labels:other Time:time Line tsNs id", { custom: { frameType: "LabeledTimeValues" } })]],
  ["logs", [frame("labels:other timestamp:time body id", { type: "log-lines" })]],
  ["traces", [frame("traceID spanID startTime:number", { preferredVisualisationType: "trace" })]],
  ["table", [{ ...frame("traceID startTime:time traceName"), name: "Traces" }]],
  ["nodeGraph", [frame("id title", { preferredVisualisationType: "nodeGraph" })]],
  ["table", []],
] as const)("draws as %s what is best looked at so", (view, frames) => {
  expect(adhocView(frames)).toBe(view);
});
