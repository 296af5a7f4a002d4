import type { MetricStore } from "./metric-store";

const SUFFIX = /_(?:bucket|sum|count)$/;
/** A value older than this is none any more. */
const FRESH_MS = 60_000;

const escaped = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
const number = (value: number): string =>
  Number.isFinite(value) ? String(value) : Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";

/**
 * The newest value of each series in Prometheus' text format 0.0.4, without times: whoever scrapes it says when it was.
 * Without `up`, which a Prometheus makes itself.
 */
export function exposition(store: MetricStore, now: number): string {
  const families = new Map<string, string[]>();
  for (const { labels, read } of store.series()) {
    const { __name__: name = "", ...own } = labels;
    if (name === "up") continue;
    const { times, values } = read(now - FRESH_MS, now);
    const value = values[times.length - 1];
    if (value === undefined || Number.isNaN(value)) continue;
    const pairs = Object.entries(own).map(([label, text]) => `${label}="${escaped(text)}"`);
    const family = store.metadata[name] ? name : name.replace(SUFFIX, "");
    const lines = families.get(family) ?? [];
    lines.push(`${name}{${pairs.join(",")}} ${number(value)}`);
    families.set(family, lines);
  }
  const text = [...families].flatMap(([family, lines]) => {
    const { help = "", type = "untyped" } = store.metadata[family] ?? {};
    return [`# HELP ${family} ${escaped(help)}`, `# TYPE ${family} ${type}`, ...lines];
  });
  return `${text.join("\n")}\n`;
}
