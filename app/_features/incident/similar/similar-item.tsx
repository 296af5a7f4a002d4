"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { useLikenessWords } from "@/app/_features/incident/similar/use-likeness-words";
import { StatusBadge } from "@/app/_features/incident/status-badge";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { SimilarIncident } from "@/server/similar/contract";

export interface SimilarItemProps {
  incident: SimilarIncident;
  /** What can be done about it. */
  children?: ReactNode;
}

/** One incident that is like this one, and why. */
export function SimilarItem({ incident, children }: SimilarItemProps) {
  const words = useLikenessWords();
  const { number, title, severity, status, declaredAt } = incident;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-weak py-2 last:border-b-0">
      <SeverityBadge severity={severity} className="text-sm" />
      <Link
        href={`/incidents/${number}`}
        className="min-w-0 flex-1 basis-48 text-sm [overflow-wrap:anywhere] text-link hover:underline"
      >
        #{number} {title}
      </Link>
      <StatusBadge status={status} />
      <TimeStamp at={declaredAt} className="text-xs text-secondary" />
      {children}
      <p className="basis-full text-sm [overflow-wrap:anywhere] text-secondary">{words(incident)}</p>
    </li>
  );
}
