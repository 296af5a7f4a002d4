import type { IncomingMessage, ServerResponse } from "node:http";
import { FILE_NAME_HEADER, UPLOAD_KEY_HEADER } from "@/server/attachment/contract";
import { openAttachment } from "@/server/attachment/open-attachment";
import { sendAttachment } from "@/server/attachment/send-attachment";
import { uploadAttachment } from "@/server/attachment/upload-attachment";
import { answerRefusal } from "@/server/platform/answer-refusal";
import { type Context, signedIn } from "@/server/platform/context";
import { originsOf } from "@/server/platform/env";
import { AppError, toAppError } from "@/server/platform/errors";

const PATH = /^\/api\/rooms\/([^/?]+)\/attachments(?:\/([^/?]+))?$/;
const NUMBER = /^[1-9]\d{0,8}$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

export interface AttachmentLaneOptions {
  /** Who asks. */
  contextOf(req: IncomingMessage): Promise<Context>;
  /** Longest pause of an upload. */
  silenceMs?: number;
}

const SILENCE_MS = 20_000;

function numberOf(text: string): number {
  if (!NUMBER.test(text)) throw new AppError("NOT_FOUND");
  return Number(text);
}

function decoded(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent(String(header ?? ""));
  } catch {
    throw new AppError("BAD_INPUT", "The name of the file is not percent-encoded");
  }
}

interface Door {
  req: IncomingMessage;
  res: ServerResponse;
  context: Context;
  number: string;
}

async function take({ req, res, context, number }: Door, silenceMs: number): Promise<void> {
  const asking = signedIn(context);
  const { origin } = req.headers;
  if (origin !== undefined && !originsOf(asking.services.env).includes(origin)) throw new AppError("FOREIGN_ORIGIN");
  const key = String(req.headers[UPLOAD_KEY_HEADER]);
  const bytes = Number(req.headers["content-length"]);
  if (!UUID.test(key) || !Number.isSafeInteger(bytes)) throw new AppError("BAD_INPUT");
  const kept = await uploadAttachment(asking, {
    incidentNumber: numberOf(number),
    key: key.toLowerCase(),
    name: decoded(req.headers[FILE_NAME_HEADER]),
    bytes,
    body: req,
    silenceMs,
  });
  res.writeHead(201, { "content-type": "application/json", "cache-control": "no-store" });
  res.end(JSON.stringify(kept));
}

async function give({ req, res, context, number }: Door, id: string): Promise<void> {
  const asking = signedIn(context);
  const isThumbnail = new URL(req.url ?? "", "http://here").searchParams.get("thumb") === "1";
  const opened = await openAttachment(asking, { incidentNumber: numberOf(number), id, isThumbnail });
  await sendAttachment(req, res, asking.services.blobs, opened);
}

/**
 * `POST /api/rooms/:number/attachments` takes a file (the body as it is; its length, name and key in headers) and answers
 * 201 with an `AttachmentRef`; `GET …/attachments/:id` gives it back, `?thumb=1` a small picture of it. Refusals are
 * `{error: {code, message, details}}`.
 */
export function attachmentLane({ contextOf, silenceMs = SILENCE_MS }: AttachmentLaneOptions) {
  return {
    /** Answers the request and says so, or says false. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const [, number, id] = PATH.exec((req.url ?? "").split("?", 1)[0] ?? "") ?? [];
      if (number === undefined) return false;
      const method = req.method === "HEAD" ? "GET" : req.method;
      if (method !== (id === undefined ? "POST" : "GET")) return false;
      const context = await contextOf(req);
      const door = { req, res, context, number };
      await (id === undefined ? take(door, silenceMs) : give(door, id)).catch((error: unknown) => {
        // What has not come by now does not matter any more.
        if (toAppError(error).code === "UPLOAD_INCOMPLETE" && !res.headersSent) res.setHeader("connection", "close");
        answerRefusal(res, error, context.services.log);
      });
      return true;
    },
  };
}
