import type { GlanceUnit } from "../contract";

interface Scale {
  base: number;
  /** From the smallest up; `first` is the place of the unit itself. */
  names: readonly string[];
  first: number;
}

const SI = ["f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"];
const si = (unit: string): Scale => ({ base: 1_000, first: 5, names: SI.map((prefix) => ` ${prefix}${unit}`) });
const binary = (unit: string, first = 0): Scale => ({
  base: 1_024,
  first,
  names: BINARY.map((prefix) => ` ${prefix}${unit}`),
});
const count = (unit: string): Scale => ({
  base: 1_000,
  first: 0,
  names: ["", "K", "M", "B", "T"].map((prefix) => `${prefix} ${unit}`),
});

/** Ids as in Grafana's documentation of standard units. */
const SCALES: Record<string, Scale> = {
  short: { base: 1_000, first: 0, names: ["", " K", " Mil", " Bil", " Tri", " Quadr", " Quint", " Sext", " Sept"] },
  sishort: { ...si(""), names: SI.map((prefix) => (prefix === "" ? "" : ` ${prefix}`)) },
  bytes: binary("B"),
  kbytes: binary("B", 1),
  mbytes: binary("B", 2),
  decbytes: si("B"),
  bits: binary("b"),
  decbits: si("b"),
  Bps: si("B/s"),
  binBps: binary("B/s"),
  bps: si("b/s"),
  binbps: binary("b/s"),
  hertz: si("Hz"),
  ops: count("ops/s"),
  reqps: count("req/s"),
  rps: count("rd/s"),
  wps: count("wr/s"),
  iops: count("io/s"),
  cps: count("c/s"),
  eps: count("evt/s"),
  mps: count("msg/s"),
};

/** From how many seconds on a span is said in a unit of time, how long that is, and what it is called. */
const FROM_SECONDS: readonly (readonly [from: number, size: number, name: string])[] = [
  [31_536_000, 31_556_900, " year"],
  [604_800, 604_800, " week"],
  [86_400, 86_400, " day"],
  [3_600, 3_600, " hour"],
  [60, 60, " min"],
  [1, 1, " s"],
  [1e-3, 1e-3, " ms"],
  [1e-6, 1e-6, " µs"],
  [0, 1e-9, " ns"],
];
/** The same, counted in milliseconds. */
const FROM_MILLISECONDS: typeof FROM_SECONDS = [
  [31_536e6, 31_536e6, " year"],
  [86_400e3, 86_400e3, " day"],
  [3_600e3, 3_600e3, " hour"],
  [60e3, 60e3, " min"],
  [1e3, 1e3, " s"],
  [0, 1, " ms"],
];
const TIMES: Record<string, typeof FROM_SECONDS> = { s: FROM_SECONDS, ms: FROM_MILLISECONDS };
const PLURAL = /^ (year|week|day|hour|min)$/;

/** Three digits that count unless told, as Grafana writes them: padded with zeros, whole numbers without any. */
function digits(value: number, decimals: number | null): string {
  const size = value === 0 ? 0 : Math.floor(Math.log(Math.abs(value)) / Math.LN10);
  const places = decimals ?? (value % 1 === 0 ? 0 : Math.max(0, 2 - size));
  if (value === 0) return value.toFixed(places);
  const factor = places > 0 ? 10 ** places : 1;
  const rounded = String(Math.round(value * factor) / factor);
  if (rounded.includes("e") || places <= 0) return rounded;
  const [whole = "", part = ""] = rounded.split(".");
  return `${whole}.${part.padEnd(places, "0")}`;
}

function scaled(value: number, { base, names, first }: Scale, decimals: number | null): string {
  const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)) / Math.log10(base));
  const step = Math.min(names.length - 1 - first, Math.max(-first, power));
  return digits(value / base ** step, decimals) + (names[first + step] ?? "");
}

function span(value: number, steps: typeof FROM_SECONDS, decimals: number | null): string {
  const own = steps.find(([, size]) => size === 1)?.[2] ?? "";
  if (value === 0) return `${steps === FROM_SECONDS ? "0" : digits(0, decimals)}${own}`;
  const [, size, name] = steps.find(([from]) => Math.abs(value) >= from) ?? [0, 1, own];
  const amount = value / size;
  return digits(amount, decimals) + name + (PLURAL.test(name) && Math.abs(amount) > 1 ? "s" : "");
}

/** Whether a unit is written alike here and by Grafana's own package; others wait for that. */
export const isKnownUnit = (unit: string): boolean =>
  unit in SCALES || unit in TIMES || ["", "none", "percent", "percentunit"].includes(unit);

/** A number in one of the units that operations use most. @see isKnownUnit */
export function formatNumber(value: number | null, { unit, decimals }: GlanceUnit): string {
  if (value === null || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "-∞";
  if (unit === "percent") return `${digits(value, decimals)}%`;
  if (unit === "percentunit") return `${digits(value * 100, decimals)}%`;
  const steps = TIMES[unit];
  if (steps) return span(value, steps, decimals);
  const scale = SCALES[unit];
  return scale ? scaled(value, scale, decimals) : digits(value, decimals);
}
