import type { Labels } from "./value";

/** The same text for the same labels, whatever their order. */
export function labelsKey(labels: Labels): string {
  let key = "";
  for (const name of Object.keys(labels).sort()) key += `${name}\u0001${labels[name]}\u0002`;
  return key;
}

export function withoutLabels(labels: Labels, dropped: readonly string[]): Labels {
  const kept: Record<string, string> = {};
  for (const name in labels) if (!dropped.includes(name)) kept[name] = labels[name] ?? "";
  return kept;
}

export function onlyLabels(labels: Labels, wanted: readonly string[]): Labels {
  const kept: Record<string, string> = {};
  for (const name of wanted) if (labels[name]) kept[name] = labels[name];
  return kept;
}

export const withoutName = (labels: Labels): Labels => withoutLabels(labels, ["__name__"]);

/** `{a="b", c="d"}` as Prometheus prints it in messages. */
export const labelsText = (labels: Labels): string =>
  `{${Object.keys(labels)
    .sort()
    .map((name) => `${name}=${JSON.stringify(labels[name])}`)
    .join(", ")}}`;
