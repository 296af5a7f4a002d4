"use client";

import { useTranslations } from "next-intl";
import type { EvidenceNote } from "@/server/evidence/contract";

/** What differs between a document and what Grafana answered. */
export function EvidenceNotes({ notes }: { notes: readonly EvidenceNote[] }) {
  const t = useTranslations("snapshots");
  if (notes.length === 0) return null;
  return (
    <ul className="border-t border-weak px-3 py-1.5 text-xs text-warning">
      {notes.map(({ code, kept = 0, of = 0, subject = "" }) => (
        <li key={`${code} ${subject}`}>{t(`notes.${code}`, { kept, of, subject })}</li>
      ))}
    </ul>
  );
}
