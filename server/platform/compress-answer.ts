import compression from "compression";
import type { IncomingMessage, ServerResponse } from "node:http";

const WORTH_IT = /^(text\/|image\/svg|application\/(json|javascript|manifest|rss))/;

// The pages' framework keeps the type of an answer as a list, which the library's own filter takes for none.
const compress = compression({ filter: (_req, res) => WORTH_IT.test(String(res.getHeader("content-type"))) });

/** Compresses what is answered from here on, as the caller can read it. Short answers and pictures stay as they are. */
export function compressAnswer(req: IncomingMessage, res: ServerResponse): void {
  compress(req as Parameters<typeof compress>[0], res as Parameters<typeof compress>[1], () => undefined);
}
