import { DataTopic } from "@grafana/data";
import { describe, expect, it, vi } from "vitest";
import type { EvidenceFrame } from "@/server/evidence/contract";
import { evidenceFrames } from "./evidence-frames";

// The runtime reads a browser's window as soon as it is imported; the reader of answers needs none.
vi.mock("@grafana/runtime", () =>
  vi.importActual<object>("../../../../node_modules/@grafana/runtime/dist/esm/utils/queryResponse.mjs"),
);

const series = (job: string, values: (number | null)[]): EvidenceFrame => ({
  schema: {
    refId: "A",
    meta: { type: "timeseries-multi" },
    fields: [
      { name: "Time", type: "time" },
      { name: "Value", type: "number", labels: { job } },
    ],
  },
  data: { values: [values.map((_, at) => at), values], entities: [null, { NaN: [1] }] },
});

describe("kept answers as panels get them", () => {
  it("are what a live panel would get, and the document stays as it was", () => {
    const results = { A: { frames: [series("a", [1, null, 3])] } };
    const before = structuredClone(results);
    for (const _ of ["first", "again"]) {
      const [frame] = evidenceFrames(results, { targets: [{ refId: "A", format: "time_series" }] }).series;
      expect(frame?.refId).toBe("A");
      expect(frame?.fields[1]?.values).toEqual([1, Number.NaN, 3]);
    }
    expect(results).toEqual(before);
  });

  it("become tables where the query was stored as one, with rows to draw", () => {
    const results = { A: { frames: [series("a", [1]), series("b", [2])] } };
    const [table] = evidenceFrames(results, { targets: [{ refId: "A", format: "table" }] }).series;
    expect(table?.length).toBe(2);
    expect(table?.fields.map(({ name }) => name)).toEqual(["Time", "job", "Value"]);
  });

  it("keep what belongs on the time axis apart", () => {
    const exemplars = series("a", [1]);
    exemplars.schema.meta = { dataTopic: DataTopic.Annotations };
    const { series: drawn, marks } = evidenceFrames({ A: { frames: [exemplars] } }, { targets: [] });
    expect([drawn.length, marks.length]).toEqual([0, 1]);
  });
});
