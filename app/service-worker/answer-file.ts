import type { KeptSession } from "./kept-session";

/** Frozen evidence and small pictures: from the server, which says whether they may still be seen, else as kept. */
export async function answerFile(request: Request, kept: KeptSession): Promise<Response> {
  const { era } = kept;
  try {
    const answer = await fetch(request);
    void kept.put("file", request.url, answer.clone(), era);
    return answer;
  } catch (error) {
    const found = await kept.get("file", request.url);
    if (!found) throw error;
    return found;
  }
}
