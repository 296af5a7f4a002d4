/** Labels that every line has with the same value; none where there are fewer than two lines. */
export function commonLabels(rows: readonly { labels: Record<string, string> }[]): Record<string, string> {
  const [first, ...others] = rows;
  if (!first || others.length === 0) return {};
  let common = Object.entries(first.labels);
  for (const { labels } of others) {
    if (common.length === 0) break;
    common = common.filter(([name, value]) => labels[name] === value);
  }
  return Object.fromEntries(common);
}
