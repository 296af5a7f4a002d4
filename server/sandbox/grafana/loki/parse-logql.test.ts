import { describe, expect, it } from "vitest";
import { createShop } from "../../shop/create-shop";
import type { QueryAnswer } from "../frames/data-frame";
import { createLokiDataSource } from "./loki-data-source";

const NOW = Date.UTC(2026, 5, 3, 10, 30);
const loki = createLokiDataSource(createShop({ seed: 7, now: () => NOW }).logs, () => NOW);

async function run(expr: string, more: Record<string, unknown> = {}): Promise<QueryAnswer> {
  const query = { refId: "A", expr, queryType: "range", intervalMs: 15_000, maxDataPoints: 500, ...more };
  const answer = await loki.query(query, { from: NOW - 900_000, to: NOW, signal: new AbortController().signal });
  if (!answer) throw new Error("Loki always answers");
  return answer;
}
const values = (answer: QueryAnswer, name: string): unknown[] =>
  answer.frames.flatMap((frame) => [...(frame.fields.find((field) => field.name === name)?.values ?? [])]);

describe("log queries", () => {
  it.each<[string, (line: string, labels: Record<string, string>) => boolean]>([
    ['{service="checkout"}', (_line, labels) => labels.service === "checkout"],
    [
      '{service=~"check.*", level!="info"}',
      (_line, labels) => labels.service === "checkout" && labels.level !== "info",
    ],
    ['{job="shop"} |= "pool exhausted"', (line) => line.includes("pool exhausted")],
    ['{service="checkout"} != "pool" |~ `(?i)ERR(OR)?`', (line) => !line.includes("pool") && /error|err/i.test(line)],
    ['{service="checkout"} | logfmt | waited="5.00s"', (line) => line.includes("waited=5.00s")],
    ['{service="gateway"} | json | duration_ms > 2000', (line) => JSON.parse(line).duration_ms > 2000],
  ])("%s finds lines that fit, and only those", async (expr, fits) => {
    const answer = await run(expr);
    const labels = values(answer, "labels") as Record<string, string>[];
    const lines = values(answer, "Line") as string[];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line, i) => fits(line, labels[i] ?? {}))).toBe(true);
  });

  it("keep the newest lines when there are more than asked for", async () => {
    const few = await run('{service="gateway"}', { maxLines: 10 });
    const many = await run('{service="gateway"}', { maxLines: 200 });
    const newest = (answer: QueryAnswer) => (values(answer, "tsNs") as string[]).toSorted().toReversed();
    expect(newest(few)).toEqual(newest(many).slice(0, 10));
  });

  it("come stream by stream, each newest first", async () => {
    const answer = await run('{service=~"gateway|checkout"}', { maxLines: 300 });
    const streams = (values(answer, "labels") as Record<string, string>[]).map((labels) => JSON.stringify(labels));
    const stamps = values(answer, "tsNs") as string[];
    const changes = streams.filter((stream, i) => stream !== streams[i - 1]);
    expect(changes.length).toBe(new Set(streams).size);
    expect(changes.length).toBeGreaterThan(1);
    const falling = stamps.every((stamp, i) => streams[i] !== streams[i - 1] || stamp <= (stamps[i - 1] ?? ""));
    expect(falling).toBe(true);
  });

  it("answer a frame without rows when nothing fits", async () => {
    const answer = await run('{service="gateway"} |= "no line says this"');
    expect(answer.frames.map(({ fields }) => fields.flatMap((field) => field.values))).toEqual([[]]);
  });
});

describe("metric queries", () => {
  it("count the lines of each window", async () => {
    const counted = await run('sum(count_over_time({service="checkout"}[15m]))', { queryType: "instant" });
    const lines = await run('{service="checkout"}', { maxLines: 5000 });
    expect(values(counted, "Value")).toEqual([values(lines, "Line").length]);
  });

  it("rate is the count by second, and grouping keeps the labels asked for", async () => {
    const rate = await run('sum by (level) (rate({service="checkout"} |= "trace_id" [5m]))', { queryType: "instant" });
    const count = await run('sum by (level) (count_over_time({service="checkout"} |= "trace_id" [5m]))', {
      queryType: "instant",
    });
    expect(rate.frames.map((frame) => Object.keys(frame.fields[1]?.labels ?? {}))).toEqual(
      rate.frames.map(() => ["level"]),
    );
    const counts = values(count, "Value").map(Number);
    values(rate, "Value").forEach((value, i) => expect(value).toBeCloseTo((counts[i] ?? 0) / 300, 9));
    expect(counts.length).toBeGreaterThan(2);
  });
});

describe("refusals", () => {
  it.each([
    ["", /parse error : syntax error: unexpected \$end/],
    ["{", /parse error at line 1, col 2: syntax error: unexpected \$end/],
    ['{service="x"', /unexpected \$end/],
    ['{service=~"("}', /error parsing regexp/],
    ['{service=~".*"}', /at least one regexp or equality matcher/],
    ['rate({service="x"})', /syntax error: unexpected \)/],
    ['sum({service="x"})', /syntax error/],
    ['{service="x"} | line_format "y"', /not supported/],
    ["up", /unexpected IDENTIFIER/],
  ])("%s", async (expr, message) => {
    expect(await run(expr)).toMatchObject({
      status: 400,
      errorSource: "downstream",
      error: expect.stringMatching(message),
    });
  });
});
