import Link from "next/link";
import type { ReactNode } from "react";
import { type LineProps, useLineParts } from "./line-parts";

const WORDS = {
  incident_merged: { source: "mergedInto", target: "mergedHere" },
  incident_unmerged: { source: "unmergedFrom", target: "unmergedHere" },
} as const;

/** What an incident has to do with another one, which is a link in its room. */
export function useMergeLine({ event, entry }: LineProps, kind: keyof typeof WORDS): ReactNode {
  const { t, who, text } = useLineParts(event);
  const count = (field: string): number => {
    const value = event.payload[field];
    return typeof value === "number" ? value : 0;
  };
  const number = count("number");
  const b = (chunks: ReactNode) =>
    entry && number > 0 ? (
      <Link href={`/incidents/${number}`} className="text-link underline underline-offset-2">
        {chunks}
      </Link>
    ) : (
      <b>{chunks}</b>
    );
  const words = WORDS[kind][event.payload.side === "target" ? "target" : "source"];
  const moved = { alerts: count("alerts"), tasks: count("tasks"), silences: count("silences") };
  return t.rich(words, { who, b, number: String(number || "?"), title: text("title"), ...moved });
}
