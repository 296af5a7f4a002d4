import type { PanelRouteError } from "@/server/dashboard/contract";
import type { AskAgainInput, EvidenceContent, EvidenceNote, EvidenceResults } from "@/server/evidence/contract";

/** A route that did not do what was asked. `code` is one of the product's closed codes, or OFFLINE. */
export class EvidenceFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = "EvidenceFailure";
  }
}

/** What the queries of a document answer now, over `range` in epoch milliseconds. */
export interface AskedAgain {
  range: { from: number; to: number };
  results: EvidenceResults;
  notes: EvidenceNote[];
}

async function call<T>(room: string, path: string, signal: AbortSignal | undefined, body?: AskAgainInput): Promise<T> {
  const url = `/api/grafana/rooms/${encodeURIComponent(room)}/evidence/${path}`;
  let response: Response;
  try {
    response = await fetch(url, {
      method: body ? "POST" : "GET",
      headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new EvidenceFailure("OFFLINE", String(error));
  }
  if (response.ok) return (await response.json()) as T;
  const answer = (await response.json().catch(() => null)) as Partial<PanelRouteError> | null;
  const { code = "INTERNAL", message = response.statusText, details = {} } = answer?.error ?? {};
  throw new EvidenceFailure(code, message, details);
}

/** Documents of evidence, and their queries asked again. Rejects with an EvidenceFailure, or the reason of the abort. */
export const evidenceApi = {
  open: (room: string, id: string, signal?: AbortSignal) => call<EvidenceContent>(room, encodeURIComponent(id), signal),
  askAgain: (room: string, id: string, range: AskAgainInput["range"], signal?: AbortSignal) =>
    call<AskedAgain>(room, `${encodeURIComponent(id)}/now`, signal, { range }),
};
