declare const unit: unique symbol;
interface In<Unit> {
  readonly [unit]: Unit;
}

/** Milliseconds since 1970: Grafana's own API, and all of ours. */
export type EpochMs = number & In<"ms">;
/** Seconds since 1970: Prometheus, Tempo, graphite annotations, alert history. */
export type EpochSeconds = number & In<"s">;
/** Nanoseconds since 1970: Loki. */
export type EpochNanos = bigint & In<"ns">;
/** `2026-11-22T09:00:00.000Z`: Alertmanager, alert rules, silences. */
export type Rfc3339 = string & In<"RFC 3339">;

/** Grafana writes this where nothing has happened yet. */
const NEVER = "0001-01-01T00:00:00Z";

/** Times as they cross the wire: each endpoint takes its own unit, and the compiler refuses any other. */
export const wireTime = {
  /** For a number that is known to be milliseconds. */
  ms: (value: number): EpochMs => Math.round(value) as EpochMs,
  seconds: (time: EpochMs): EpochSeconds => Math.floor(time / 1_000) as EpochSeconds,
  nanos: (time: EpochMs): EpochNanos => (BigInt(time) * 1_000_000n) as EpochNanos,
  rfc3339: (time: EpochMs): Rfc3339 => new Date(time).toISOString() as Rfc3339,
  /** Null for what is no time, and for the one that stands for never. */
  fromRfc3339: (text: string): EpochMs | null => {
    const time = text === NEVER ? Number.NaN : Date.parse(text);
    return Number.isNaN(time) ? null : (time as EpochMs);
  },
};
