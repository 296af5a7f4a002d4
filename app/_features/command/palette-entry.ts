import type { ReactNode } from "react";
import { nameFit } from "@/server/command/rules/name-fit";

/** One thing to choose in the palette. */
export interface PaletteEntry {
  /** Unlike any other. */
  id: string;
  /** By which it is found. */
  names: readonly string[];
  label: ReactNode;
  icon?: ReactNode;
  /** At the end: keys, or why it cannot be chosen. */
  hint?: ReactNode;
  /** Absent where it cannot be chosen now. */
  act?: (() => void) | undefined;
}

export interface PaletteSection {
  heading: string;
  entries: readonly PaletteEntry[];
  /** Stands below, where there is something to say about the section itself. */
  note?: string;
}

/** What answers a search: the best on top, in its section and of the sections; what cannot be chosen stands last. */
export function arrangeEntries(sections: readonly PaletteSection[], search: string): PaletteSection[] {
  const arranged = sections.map((section) => {
    const found = section.entries.flatMap((entry) => {
      const fit = nameFit(entry.names, search);
      return fit === null ? [] : [{ entry, fit }];
    });
    const rank = ({ entry, fit }: (typeof found)[number]): number => (entry.act ? 0 : 1_000) + fit;
    const sorted = found.toSorted((one, other) => rank(one) - rank(other));
    const best = sorted[0] ? rank(sorted[0]) : Number.POSITIVE_INFINITY;
    return { best, section: { ...section, entries: sorted.map(({ entry }) => entry) } };
  });
  const isSearch = search.trim() !== "";
  return arranged
    .filter(({ section }) => section.entries.length > 0 || (!isSearch && section.note !== undefined))
    .toSorted((one, other) => (isSearch ? one.best - other.best : 0))
    .map(({ section }) => section);
}
