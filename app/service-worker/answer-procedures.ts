import { calm } from "./calm";
import { KeptAnswers } from "./kept-answers";
import type { KeptSession } from "./kept-session";
import { type ProcedurePart, procedureParts } from "./procedure-parts";

/** What a browser without a line says of a read that is not kept, in the form of the server's refusals. */
const NOT_KEPT = {
  error: { json: { message: "OFFLINE", code: -32_603, data: { httpStatus: 503, refusal: "OFFLINE", details: {} } } },
};

/**
 * Asks the server, and keeps each read of the batch by itself. Without a line the batch is put together again from
 * what is kept: another page may have asked for the same in other company.
 */
export async function answerProcedures(request: Request, kept: KeptSession): Promise<Response> {
  const { era } = kept;
  const parts = procedureParts(new URL(request.url));
  try {
    const answer = await fetch(request);
    if (answer.status === 401) await kept.wipe();
    if (parts?.some(({ isReadable }) => isReadable) && answer.ok) void keep(parts, answer.clone(), kept, era);
    return answer;
  } catch (error) {
    const joined = parts && (await joinKept(parts, kept));
    if (!joined) throw error;
    return joined;
  }
}

async function keep(parts: ProcedurePart[], answer: Response, kept: KeptSession, era: number): Promise<void> {
  await calm();
  const results = (await answer.clone().json()) as unknown[];
  for (const [at, { key, isReadable }] of parts.entries()) {
    const result = results[at];
    const isResult = typeof result === "object" && result !== null && "result" in result;
    if (isReadable && isResult) await kept.put("procedures", key, answer, era, JSON.stringify(result));
  }
}

async function joinKept(parts: ProcedurePart[], kept: KeptSession): Promise<Response | null> {
  const found = await Promise.all(parts.map(({ key }) => kept.get("procedures", key)));
  if (found.every((each) => each === undefined)) return null;
  const results = await Promise.all(found.map(async (each) => (each ? each.json() : NOT_KEPT)));
  const oldest = Math.min(...found.flatMap((each) => (each ? [KeptAnswers.keptAt(each)] : [])));
  return Response.json(results, { headers: { "x-kept-at": String(oldest) } });
}
