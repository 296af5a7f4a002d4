import { useMemo } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { arrangeRows } from "../rows/arrange-rows";
import { useTimeZone } from "../use-time-zone";

/** Entries as rows, with the bursts that the reader opened. */
export function useRows(entries: readonly ShownEntry[], opened: ReadonlySet<string>, breakAfter: number | null) {
  const timeZone = useTimeZone();
  const rows = useMemo(
    () => arrangeRows(entries, { timeZone, opened, breakAfter }),
    [entries, timeZone, opened, breakAfter],
  );
  return { rows, timeZone };
}
