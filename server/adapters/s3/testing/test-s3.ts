import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { faultOfSignature, sha256 } from "./signature-v4";

export interface TestS3 {
  url: string;
  /** Requests that are answered 503 before the store works again. */
  failNext(count: number): void;
  close(): void;
}

const BUCKET = "files";
export const TEST_S3 = {
  bucket: BUCKET,
  region: "eu-test-1",
  accessKeyId: "key-id",
  secretAccessKey: "the+secret/key",
};

function fail(res: ServerResponse, status: number, code: string): void {
  res.writeHead(status, { "content-type": "application/xml" });
  res.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function send(req: IncomingMessage, res: ServerResponse, whole: Buffer): void {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? "") ?? [];
  const part = from === undefined ? whole : whole.subarray(Number(from), Number(to) + 1);
  res.writeHead(from === undefined ? 200 : 206, {
    "content-length": part.byteLength,
    etag: `"${sha256(whole)}"`,
    ...(from !== undefined && { "content-range": `bytes ${from}-${to}/${whole.byteLength}` }),
  });
  res.end(req.method === "HEAD" ? undefined : part);
}

/** Objects of one bucket, in the path style, for who signs as `TEST_S3` says. */
export async function startTestS3(): Promise<TestS3> {
  const kept = new Map<string, Buffer>();
  let failures = 0;
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (failures > 0) {
      failures -= 1;
      return fail(res, 503, "SlowDown");
    }
    const fault = faultOfSignature(req, body, TEST_S3.accessKeyId, TEST_S3.secretAccessKey);
    if (fault) return fail(res, 403, fault);
    const [, bucket, ...parts] = new URL(req.url ?? "/", "http://store").pathname.split("/");
    if (bucket !== BUCKET) return fail(res, 404, "NoSuchBucket");
    const key = decodeURIComponent(parts.join("/"));
    if (req.method === "PUT") {
      kept.set(key, body);
      return void res.writeHead(200, { etag: `"${sha256(body)}"` }).end();
    }
    if (req.method === "DELETE") {
      kept.delete(key);
      return void res.writeHead(204).end();
    }
    const found = kept.get(key);
    return found ? send(req, res, found) : fail(res, 404, "NoSuchKey");
  }
  const server = createServer((req, res) => void answer(req, res));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failNext: (count) => (failures = count),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
