import { calm } from "./calm";
import { KeptAnswers } from "./kept-answers";
import type { KeptSession } from "./kept-session";
import { panelKey } from "./panel-key";

/** Panels ask every few seconds; a disk need not hear of each time. */
const KEPT_EVERY_MS = 60_000;
const MOST_REMEMBERED = 1_000;
/** From the server, an answer that stands in for a newer one; panels show it. Epoch milliseconds. */
const STALE_SINCE = "x-stale-since";

const keptAt = new Map<string, number>();

/** Data of a panel from the server; without a line the last one, which says how old it is. */
export async function answerPanel(request: Request, kept: KeptSession): Promise<Response> {
  const { era } = kept;
  const asking = request.clone();
  const key = async () => panelKey(new URL(request.url), request.method === "POST" ? await asking.text() : "");
  try {
    const answer = await fetch(request);
    if (answer.status === 401) await kept.wipe();
    if (answer.ok) void keep(key, answer.clone(), kept, era);
    return answer;
  } catch (error) {
    const found = request.signal.aborted ? undefined : await kept.get("panel", await key());
    if (!found) throw error;
    const headers = new Headers(found.headers);
    if (!headers.has(STALE_SINCE)) headers.set(STALE_SINCE, String(KeptAnswers.keptAt(found)));
    return new Response(found.body, { status: found.status, headers });
  }
}

async function keep(keyOf: () => Promise<string>, answer: Response, kept: KeptSession, era: number): Promise<void> {
  await calm();
  const key = await keyOf();
  const now = Date.now();
  if (now - (keptAt.get(`${era} ${key}`) ?? 0) < KEPT_EVERY_MS) return;
  if (keptAt.size > MOST_REMEMBERED) keptAt.clear();
  keptAt.set(`${era} ${key}`, now);
  await kept.put("panel", key, answer, era);
}
