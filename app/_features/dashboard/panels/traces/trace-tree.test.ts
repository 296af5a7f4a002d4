import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalPath } from "./critical-path";
import { durationText } from "./duration-text";
import { isTraceFrame, traceSpans, type TraceSpan } from "./trace-spans";
import { traceTree } from "./trace-tree";
import { visibleRows } from "./visible-rows";

const span = (id: string, parentId: string | null, start = 1_000, duration = 10): TraceSpan => ({
  traceId: "t",
  id,
  parentId,
  name: id,
  service: `service-${id}`,
  start,
  duration,
  kind: "",
  isError: false,
  statusMessage: "",
  library: "",
  tags: [],
  process: [],
  events: [],
  references: [],
  warnings: [],
});
const shape = (spans: TraceSpan[]) => traceTree(spans).rows.map(({ span: { id }, depth }) => `${depth}${id}`);

describe("the spans of a frame", () => {
  const tags = [{ key: "http.status_code", value: 500 }];
  const frame = (json: (value: unknown) => unknown) => ({
    length: 1,
    fields: [
      { name: "traceID", values: ["2f3e"] },
      { name: "spanID", values: ["a1"] },
      { name: "parentSpanID", values: ["0000000000000000"] },
      { name: "operationName", values: ["GET /<b>"] },
      { name: "serviceName", values: ["api"] },
      { name: "startTime", values: [1_764_000_000_000.25] },
      { name: "duration", values: [12.5] },
      { name: "statusCode", values: [2] },
      { name: "tags", values: [json(tags)] },
      { name: "logs", values: [json([{ timestamp: 5, fields: [{ key: "event", value: "retry" }] }])] },
      { name: "references", values: [json([{ traceID: "2f3e", spanID: "b2" }])] },
    ],
  });

  it("are read whether their tags come as JSON or as text", () => {
    for (const json of [(value: unknown) => value, JSON.stringify]) {
      expect(traceSpans(frame(json))[0]).toMatchObject({
        id: "a1",
        parentId: null,
        name: "GET /<b>",
        start: 1_764_000_000_000.25,
        isError: true,
        tags: [{ key: "http.status_code", value: "500" }],
        events: [{ time: 5, name: "retry" }],
        references: [{ traceId: "2f3e", spanId: "b2" }],
      });
    }
  });

  it("bear with tags that cannot be read", () => {
    expect(traceSpans(frame(() => "{broken"))[0]).toMatchObject({ tags: [], events: [] });
  });

  it("are told from a list of traces", () => {
    expect(isTraceFrame(frame(JSON.stringify))).toBe(true);
    expect(isTraceFrame({ length: 1, fields: [{ name: "traceID", values: ["a"] }] })).toBe(false);
  });
});

describe("the tree of a trace", () => {
  it("puts children under their parents, by their start", () => {
    expect(shape([span("c", "a", 1_005), span("a", null), span("b", "a", 1_001), span("d", "b", 1_002)])).toEqual([
      "0a",
      "1b",
      "2d",
      "1c",
    ]);
  });

  it("keeps spans whose parent is missing, and says so", () => {
    const { rows } = traceTree([span("a", null), span("b", "gone")]);
    expect(rows.map(({ span: { id }, depth, isOrphan }) => [id, depth, isOrphan])).toEqual([
      ["a", 0, false],
      ["b", 0, true],
    ]);
  });

  it("opens a circle at its earliest span", () => {
    expect(shape([span("x", "z", 1_003), span("y", "x", 1_001), span("z", "y", 1_002), span("s", "s")])).toEqual([
      "0s",
      "0y",
      "1z",
      "2x",
    ]);
  });

  it("draws every span once, whatever the parents say", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.integer({ min: 0, max: 20 }), parent: fc.integer({ min: 0, max: 25 }) }), {
          maxLength: 60,
        }),
        (drawn) => {
          const spans = drawn.map(({ id, parent }, index) =>
            span(String(id), parent === 0 ? null : String(parent), 1_000 + index),
          );
          const { rows } = traceTree(spans);
          expect(new Set(rows.map((row) => row.span)).size).toBe(spans.length);
          expect(rows).toHaveLength(spans.length);
          rows.forEach(({ depth, descendants }, index) => {
            const own = rows.slice(index + 1, index + 1 + descendants);
            expect(own.every((row) => row.depth > depth)).toBe(true);
            expect(rows[index + 1 + descendants]?.depth ?? 0).toBeLessThanOrEqual(depth);
          });
          expect(() => criticalPath(rows)).not.toThrow();
        },
      ),
    );
  });

  it("bears a chain of ten thousand", () => {
    const spans = Array.from({ length: 10_000 }, (_, index) =>
      span(String(index), index === 0 ? null : String(index - 1), 1_000 + index / 1_000, 100 - index / 1_000),
    );
    const tree = traceTree(spans);
    expect(tree.depth).toBe(10_000);
    expect(tree.rows[0]?.descendants).toBe(9_999);
    expect(criticalPath(tree.rows).size).toBeGreaterThan(0);
  });

  it("spans the earliest start and the latest end, and counts services and errors", () => {
    const tree = traceTree([span("a", null, 1_000, 5), { ...span("b", "a", 1_001, 50), isError: true, service: "db" }]);
    expect(tree).toMatchObject({ start: 1_000, end: 1_051, services: ["service-a", "db"], errors: 1, depth: 2 });
    expect(traceTree([])).toMatchObject({ rows: [], start: 0, end: 0 });
  });

  it("hides the rows below a folded one", () => {
    const { rows } = traceTree([span("a", null), span("b", "a", 1_001), span("d", "b", 1_002), span("c", "a", 1_005)]);
    expect(visibleRows(rows, new Set([1]))).toEqual([0, 1, 3]);
    expect(visibleRows(rows, new Set([0]))).toEqual([0]);
  });
});

describe("the critical path", () => {
  it("follows what ended last, back to the start", () => {
    const { rows } = traceTree([
      span("root", null, 0.001, 100),
      span("quick", "root", 10, 5),
      span("slow", "root", 20, 60),
      span("query", "slow", 30, 40),
    ]);
    const named = Object.fromEntries([...criticalPath(rows)].map(([row, parts]) => [rows[row]?.span.id, parts]));
    expect(named.query).toEqual([[30, 70]]);
    expect(named.slow).toEqual([
      [70, 80],
      [20, 30],
    ]);
    expect(named.quick).toEqual([[10, 15]]);
    expect(named.root?.[0]?.[0]).toBe(80);
  });

  it("leaves out what ran beside it", () => {
    const { rows } = traceTree([
      span("root", null, 1, 100),
      span("long", "root", 2, 98),
      span("beside", "root", 3, 10),
    ]);
    const ids = [...criticalPath(rows).keys()].map((row) => rows[row]?.span.id);
    expect(ids).toContain("long");
    expect(ids).not.toContain("beside");
  });
});

describe("a length of time", () => {
  it("has a unit that fits it", () => {
    expect([0, 0.0005, 0.25, 12.345, 1_500, 90_000, 7_200_000].map(durationText)).toEqual([
      "0 ms",
      "500 ns",
      "250 µs",
      "12.3 ms",
      "1.5 s",
      "1.5 min",
      "2 h",
    ]);
  });
});
