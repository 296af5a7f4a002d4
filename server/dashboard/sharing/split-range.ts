import type { AbsoluteRange } from "../contract";

type Params = ReadonlyArray<readonly [string, string]>;

/** Prometheus and Tempo count seconds, Loki nanoseconds: the number of digits tells. */
function toMs(text: string): number | null {
  if (!/^\d{1,20}(\.\d{1,9})?$/.test(text)) return null;
  const digits = text.split(".")[0]?.length ?? 0;
  if (digits > 16) return Number(text) / 1e6;
  return digits > 11 ? Number(text) : Number(text) * 1_000;
}

/** The range among the parameters of a data source's own API, in epoch milliseconds, and the parameters beside it. */
export function splitRange(params: Params): { range: AbsoluteRange; rest: Params } {
  const end = (name: string) => toMs(params.find(([key]) => key === name)?.[1] ?? "");
  const [from, to] = [end("start"), end("end")];
  if (from === null || to === null) return { range: { from: 0, to: 0 }, rest: params };
  return { range: { from, to }, rest: params.filter(([key]) => key !== "start" && key !== "end") };
}
