import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { answerRefusal } from "@/server/platform/answer-refusal";
import { compressAnswer } from "@/server/platform/compress-answer";
import { contentDisposition } from "@/server/platform/content-disposition";
import { type Context, signedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { exportQuery } from "@/server/record/contract";
import { exportRecord } from "@/server/record/export-record";

const PATH = /^\/api\/incidents\/([^/?]+)\/export$/;
const NUMBER = /^[1-9]\d{0,8}$/;
/** Nobody takes longer for the next part of it. */
const STALLED_MS = 60_000;

export interface ExportLaneOptions {
  /** Who asks. */
  contextOf(req: IncomingMessage): Promise<Context>;
}

async function answer(req: IncomingMessage, res: ServerResponse, context: Context, number: string): Promise<void> {
  const asking = signedIn(context);
  if (!NUMBER.test(number)) throw new AppError("NOT_FOUND");
  const { searchParams } = new URL(req.url ?? "", "http://here");
  const query = exportQuery.safeParse(Object.fromEntries(searchParams));
  if (!query.success) throw new AppError("BAD_INPUT", "The export cannot be made like that");
  const started = performance.now();
  const { fileName, contentType, entries, chunks } = await exportRecord(asking, Number(number), query.data);
  compressAnswer(req, res);
  res.writeHead(200, {
    "content-type": contentType,
    "content-disposition": contentDisposition("attachment", fileName),
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  res.setTimeout(STALLED_MS, () => res.destroy());
  await pipeline(Readable.from(chunks), res);
  const { requestId, services, viewer } = asking;
  const ms = Math.round(performance.now() - started);
  const { format } = query.data;
  services.log.info(
    { requestId, incident: Number(number), user: viewer.userId, format, entries, ms },
    "record exported",
  );
}

/**
 * `GET /api/incidents/:number/export?format=json|markdown|csv` gives an incident as a file; with `&evidence=1` a JSON
 * holds the documents of evidence too, with `&locale=zh-TW` a Markdown is in that language. An answer that is cut is not
 * ended properly, so that nobody takes it for whole.
 */
export function exportLane({ contextOf }: ExportLaneOptions) {
  return {
    /** Answers the request and says so, or says false. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const [, number] = PATH.exec((req.url ?? "").split("?", 1)[0] ?? "") ?? [];
      if (number === undefined || req.method !== "GET") return false;
      const context = await contextOf(req);
      await answer(req, res, context, number).catch((error: unknown) => {
        const isLeft = (error as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE";
        if (!isLeft) answerRefusal(res, error, context.services.log);
      });
      return true;
    },
  };
}
