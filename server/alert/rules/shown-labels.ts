const MOST = 30;
const LONGEST = 200;

/** Labels as a timeline keeps them: the first of them, none endless. */
export function shownLabels(labels: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(labels).slice(0, MOST);
  return Object.fromEntries(
    entries.map(([name, value]) => [name.slice(0, LONGEST).toWellFormed(), value.slice(0, LONGEST).toWellFormed()]),
  );
}

/** What the labels call the severity; empty where they do not. */
export function severityLabelOf(labels: Readonly<Record<string, string>>): string {
  return (labels.severity ?? "").slice(0, LONGEST).toWellFormed();
}
