import { breathe } from "../breathe";
import type { TraceStore } from "../../shop/shop-trace-store";
import type { TraceqlQuery } from "./parse-traceql";
import type { FoundTrace } from "./search-frames";

const MAX_SCANNED = 20_000;
const TRACES_A_TURN = 250;

interface Search {
  fromMs: number;
  toMs: number;
  /** Traces, and spans of each. */
  limit: number;
  spansPerSet: number;
}

/** The newest traces with a span that matches. */
export async function findTraces(
  store: TraceStore,
  { matches }: TraceqlQuery,
  search: Search,
  signal: AbortSignal,
): Promise<FoundTrace[]> {
  const found: FoundTrace[] = [];
  let scanned = 0;
  for (const trace of store.newest(search.fromMs, search.toMs)) {
    const spans = trace.spans.filter((span) => matches(span, trace));
    if (spans.length > 0) found.push({ trace, spans: spans.slice(0, search.spansPerSet), matched: spans.length });
    scanned += 1;
    if (found.length >= search.limit || scanned >= MAX_SCANNED) break;
    if (scanned % TRACES_A_TURN === 0) {
      await breathe();
      signal.throwIfAborted();
    }
  }
  return found;
}
