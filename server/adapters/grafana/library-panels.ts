import { z } from "zod";
import type { SharedGet } from "./shared-get";

const AT_ONCE = 8;
/** More than any dashboard should have, and an end to those that name ever new ones. */
const MOST_PANELS = 300;

const element = z.object({ result: z.object({ model: z.record(z.string(), z.unknown()) }) });

/** Uids of the library panels that some JSON names, wherever in it: both models write `libraryPanel: {uid}`. */
function namedIn(json: unknown): string[] {
  const found: string[] = [];
  const rest: unknown[] = [json];
  while (rest.length > 0) {
    const value = rest.pop();
    if (value === null || typeof value !== "object") continue;
    const { libraryPanel } = value as { libraryPanel?: { uid?: unknown } | null };
    if (typeof libraryPanel?.uid === "string" && libraryPanel.uid !== "") found.push(libraryPanel.uid);
    for (const child of Object.values(value)) rest.push(child);
  }
  return found.reverse();
}

/**
 * Models of the library panels that a dashboard names, and of those that these name, by uid. One that is missing, may
 * not be read or comes after the first 300 is null; one that names itself is here once.
 */
export async function libraryPanels(
  get: SharedGet,
  spec: unknown,
  signal?: AbortSignal,
): Promise<Record<string, unknown>> {
  const models = new Map<string, unknown>();
  let wanted = [...new Set(namedIn(spec))];
  const readOne = async (uid: string): Promise<unknown> => {
    const body = await get({ path: `api/library-elements/${encodeURIComponent(uid)}` }, signal).catch(() => null);
    const parsed = element.safeParse(body);
    return parsed.success ? parsed.data.result.model : null;
  };
  while (wanted.length > 0) {
    const batch = wanted.slice(0, Math.min(AT_ONCE, MOST_PANELS - models.size));
    if (batch.length === 0) break;
    for (const uid of batch) models.set(uid, null);
    const read = await Promise.all(batch.map(readOne));
    signal?.throwIfAborted();
    batch.forEach((uid, index) => models.set(uid, read[index]));
    wanted = [...new Set([...wanted.slice(batch.length), ...read.flatMap(namedIn)])].filter((uid) => !models.has(uid));
  }
  for (const uid of wanted) models.set(uid, null);
  return Object.fromEntries(models);
}
