import type { Labels } from "@/server/matcher/contract";

const SHOWN = 6;

/** An alert in one line: its name, and the first of its other labels. */
export function HeldAlert({ labels }: { labels: Labels }) {
  const { alertname, ...others } = labels;
  const told = Object.entries(others).filter(([name]) => !name.startsWith("__"));
  return (
    <li className="min-w-0 wrap-anywhere text-secondary">
      <span className="font-medium text-primary">{alertname}</span>{" "}
      <span className="font-mono text-xs">
        {told
          .slice(0, SHOWN)
          .map(([name, value]) => `${name}=${value}`)
          .join(" ")}
        {told.length > SHOWN && " …"}
      </span>
    </li>
  );
}
