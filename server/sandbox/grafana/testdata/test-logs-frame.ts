import { hashUnit } from "../../shop/hash-unit";
import type { DataQuery, QueryContext } from "../data-source";
import { type DataFrame, jsonField, stringField, timeField } from "../frames/data-frame";
import { fnv32 } from "../frames/fnv32";

const LEVELS = ["error", "warn", "info", "debug", "trace"];

/** Log lines in the dataplane shape, newest first: labels, timestamp, body, id, labelTypes. */
export function testLogsFrame(query: DataQuery, { from, to }: QueryContext): DataFrame {
  const count = Math.min(10_000, typeof query.lines === "number" ? query.lines : 10);
  const times: number[] = [];
  const bodies: string[] = [];
  const labels: Record<string, string>[] = [];
  for (let time = to; times.length < count && time > from; time -= query.intervalMs) {
    const level = LEVELS[Math.floor(hashUnit(5, time) * LEVELS.length)] ?? "info";
    const inLine = query.levelColumn === true ? "" : `lvl=${level} `;
    times.push(time);
    bodies.push(
      `t=${new Date(time).toISOString()} ${inLine}msg="Request completed" method=GET path=/api/orders status=502`,
    );
    labels.push({
      hostname: hashUnit(6, time) < 0.5 ? "srv-001" : "srv-002",
      ...(query.levelColumn === true ? { level } : {}),
    });
  }
  const ids = times.map((time, i) => `${time}000000_${fnv32(`${bodies[i]}_${JSON.stringify(labels[i])}`)}`);
  return {
    name: query.refId,
    meta: { type: "log-lines", typeVersion: [0, 0], preferredVisualisationType: "logs" },
    fields: [
      jsonField("labels", labels, { labels: {} }),
      timeField(times, { name: "timestamp" }),
      stringField("body", bodies),
      stringField("id", ids),
      jsonField(
        "labelTypes",
        labels.map((one) => Object.fromEntries(Object.keys(one).map((name) => [name, "Indexed label"]))),
        { config: { custom: { hidden: true } } },
      ),
    ],
  };
}
