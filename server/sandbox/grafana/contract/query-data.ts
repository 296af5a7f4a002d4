import type { z } from "zod";
import type { GrafanaClient } from "./grafana-connection";
import { type frameShape, queryShape } from "./wire-shapes";

export type WireFrame = z.infer<typeof frameShape>;

export const RANGE = { from: 1_780_000_000_000, to: 1_780_003_600_000 };

export interface QueryOutcome {
  status: number;
  results: z.infer<typeof queryShape>["results"];
  frames(refId: string): WireFrame[];
  frame(refId: string): WireFrame;
}

type Range = { from: number | string; to: number | string };

/** Sends queries and reads the answer, which has results even when its status is 400. */
export async function queryData(
  grafana: GrafanaClient,
  datasource: string,
  queries: Record<string, unknown>[],
  range: Range = RANGE,
): Promise<QueryOutcome> {
  const { status, body } = await grafana.call("/api/ds/query", {
    json: {
      from: String(range.from),
      to: String(range.to),
      queries: queries.map((query, index) => ({
        refId: String.fromCodePoint(65 + index),
        datasource: { uid: datasource },
        intervalMs: 60_000,
        maxDataPoints: 100,
        ...query,
      })),
    },
  });
  const { results } = queryShape.parse(body);
  const frames = (refId: string) => results[refId]?.frames ?? [];
  return {
    status,
    results,
    frames,
    frame(refId) {
      const [first] = frames(refId);
      if (!first) throw new Error(`no frame for ${refId}: ${JSON.stringify(results[refId])}`);
      return first;
    },
  };
}

/** The values of the first field of a type. */
export function column(frame: WireFrame, type: string): unknown[] {
  const index = frame.schema.fields.findIndex((field) => field.type === type);
  return frame.data.values[index] ?? [];
}

/** Times of a frame, which must be numbers. */
export const times = (frame: WireFrame): number[] => column(frame, "time").map(Number);
