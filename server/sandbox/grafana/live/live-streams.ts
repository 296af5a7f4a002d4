import { hashUnit } from "../../shop/hash-unit";
import type { MetricStore } from "../../shop/metric-store";
import { type DataFrame, numberField, timeField } from "../frames/data-frame";
import { encodeFrame } from "../frames/encode-frame";
import { queryInstant } from "../promql/query-promql";

/** A channel that sends a row now and then. */
export interface LiveStream {
  everyMs: number;
  /** The row of a moment; with no moment only the columns. */
  frame(at: number | undefined): DataFrame;
}

const walk = (everyMs: number): LiveStream => ({
  everyMs,
  frame(at) {
    const value = at === undefined ? [] : [50 + 40 * Math.sin(at / 60_000) + 10 * hashUnit(Math.floor(at), 1, 5)];
    return {
      name: "testdata",
      refId: "",
      fields: [
        timeField(at === undefined ? [] : [at]),
        numberField("Value", value),
        numberField(
          "Min",
          value.map((one) => one - 10),
        ),
        numberField(
          "Max",
          value.map((one) => one + 10),
        ),
      ],
    };
  },
});

const SHOP_RATES = "sum by (service) (rate(http_requests_total[1m]))";

/** Streams by their path behind the namespace: TestData's, and the shop's request rates by service. */
export function liveStreams(metrics: MetricStore): Readonly<Record<string, LiveStream>> {
  return {
    "plugin/testdata/random-2s-stream": walk(2_000),
    "plugin/testdata/random-20Hz-stream": walk(50),
    "stream/shop/requests": {
      everyMs: 1_000,
      frame(at) {
        const { series } = queryInstant(metrics, SHOP_RATES, at ?? Date.now());
        return {
          name: "requests",
          refId: "",
          fields: [
            timeField(at === undefined ? [] : [at], { name: "time" }),
            ...series.map(({ labels, values }) =>
              numberField("Value", at === undefined ? [] : values.slice(0, 1), { labels }),
            ),
          ],
        };
      },
    },
  };
}

/** What a subscriber is first told: the columns. */
export const liveSchema = (stream: LiveStream): unknown => {
  const { schema } = encodeFrame("", stream.frame(undefined));
  return { schema };
};

/** What follows: rows alone. */
export const liveRow = (stream: LiveStream, at: number): unknown => {
  const { data } = encodeFrame("", stream.frame(at));
  return { data };
};
