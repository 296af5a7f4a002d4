import type { NameList } from "@/server/explore/contract";
import { absoluteRange } from "../absolute-range";
import { exploreApi } from "../explore-api";
import type { ExploreRange } from "../explore-target";
import type { Wanted } from "../language/completion-place";

/** Names are asked for again after this long. */
const FRESH_MS = 5 * 60_000;
const MOST_LISTS = 100;

/** Reads names of metrics, labels or values that contain a text. Rejects when it is aborted, or cannot be read. */
export type ReadNames = (wanted: Wanted, text: string, signal: AbortSignal) => Promise<NameList>;

/** Reads each list once while it is fresh; only where a list is longer than what travels, the server narrows it. */
export function nameReader(
  room: string,
  dataSourceUid: string,
  range: ExploreRange,
  dashboardRange: () => { from: number; to: number },
): ReadNames {
  const known = new Map<string, { at: number; list: NameList }>();
  const ask = async (wanted: Wanted, text: string, signal: AbortSignal): Promise<NameList> => {
    const input = { dataSourceUid, range: absoluteRange(range, dashboardRange(), Date.now()), text };
    if (wanted.of === "metrics") return exploreApi.metrics(room, input, signal);
    if (wanted.of === "words") return { names: [], more: false };
    const { selector } = wanted;
    if (wanted.of === "labels") return exploreApi.labels(room, { ...input, selector }, signal);
    return exploreApi.labelValues(room, { ...input, selector, label: wanted.label }, signal);
  };
  const read = async (wanted: Wanted, text: string, signal: AbortSignal): Promise<NameList> => {
    const key = JSON.stringify([wanted, text]);
    const kept = known.get(key);
    if (kept && Date.now() - kept.at < FRESH_MS) return kept.list;
    const list = await ask(wanted, text, signal);
    known.delete(key);
    known.set(key, { at: Date.now(), list });
    for (const oldest of known.keys()) if (known.size > MOST_LISTS) known.delete(oldest);
    return list;
  };
  return async (wanted, text, signal) => {
    const all = await read(wanted, "", signal);
    return all.more && text !== "" ? read(wanted, text, signal) : all;
  };
}
