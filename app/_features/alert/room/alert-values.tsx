import { useFormatter } from "next-intl";

const MOST = 4;
const DIGITS = { maximumSignificantDigits: 4 } as const;

/** What the alert's expressions came to when it was last told. */
export function AlertValues({ values }: { values: Readonly<Record<string, number>> }) {
  const format = useFormatter();
  const entries = Object.entries(values).slice(0, MOST);
  if (entries.length === 0) return null;
  return (
    <span className="tabular flex flex-wrap gap-x-2 font-mono text-xs">
      {entries.map(([name, value]) => (
        <span key={name}>
          <span className="text-secondary">{name}</span> {format.number(value, DIGITS)}
        </span>
      ))}
    </span>
  );
}
