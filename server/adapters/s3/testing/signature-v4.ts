import { createHash, createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";

export const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z\d;-]+), Signature=([\da-f]{64})$/;
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Why a request is not signed as Amazon's Signature Version 4 wants it, for this body and this key; null when it is.
 * Written from its documentation and not from the client that is tested by it.
 */
export function faultOfSignature(
  req: IncomingMessage,
  body: Buffer,
  accessKeyId: string,
  secret: string,
): string | null {
  const [, keyId, day = "", region = "", names = "", signature] =
    AUTHORIZATION.exec(req.headers.authorization ?? "") ?? [];
  if (!signature) return "AuthorizationHeaderMalformed";
  if (keyId !== accessKeyId) return "InvalidAccessKeyId";
  const payload = String(req.headers["x-amz-content-sha256"]);
  if (payload !== sha256(body)) return "XAmzContentSHA256Mismatch";
  const time = String(req.headers["x-amz-date"]);
  if (!time.startsWith(day)) return "SignatureDoesNotMatch";
  const signed = names.split(";");
  for (const needed of ["host", "x-amz-content-sha256", "x-amz-date"])
    if (!signed.includes(needed)) return "AccessDenied";
  const { pathname, searchParams } = new URL(req.url ?? "/", "http://store");
  const query = [...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted();
  const headers = signed.map(
    (name) =>
      `${name}:${String(req.headers[name] ?? "")
        .trim()
        .replace(/ +/g, " ")}\n`,
  );
  const canonical = [req.method, pathname, query.join("&"), headers.join(""), names, payload].join("\n");
  const told = ["AWS4-HMAC-SHA256", time, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, told).toString("hex") === signature ? null : "SignatureDoesNotMatch";
}
