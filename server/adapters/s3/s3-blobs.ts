import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { AppError } from "@/server/platform/errors";
import { blobKey } from "@/server/ports/blob-key";
import type { BlobStore, Bytes } from "@/server/ports/blob-store";

export interface S3BlobOptions {
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Amazon's of the region when left out. */
  endpoint?: string;
  /** For stores that take the bucket in the path. */
  forcePathStyle?: boolean;
}

const CONNECT_MS = 5_000;
/** Nothing heard for this long. */
const SILENCE_MS = 30_000;

const unavailable = (cause: unknown) => new AppError("STORAGE_UNAVAILABLE", undefined, {}, { cause });

/** Of the object, not of the bucket: a bucket that is missing is a fault of the set-up. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  return error.name === "NoSuchKey" || (error.name === "NotFound" && error.$metadata.httpStatusCode === 404);
}

async function wholeOf(content: Bytes, bytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    length += chunk.byteLength;
    if (length > bytes) break;
    chunks.push(chunk);
  }
  if (length !== bytes) throw new RangeError(`Expected ${bytes} bytes, got ${length > bytes ? "more" : length}`);
  return Buffer.concat(chunks);
}

async function* readThrough(content: Bytes): Bytes {
  try {
    for await (const chunk of content) yield chunk;
  } catch (error) {
    throw unavailable(error);
  }
}

/**
 * A bucket that speaks S3. What is put is gathered in memory first: so its hash is part of the signature, and it can be
 * sent again when the store fails for a moment.
 */
export function s3Blobs(options: S3BlobOptions): BlobStore & { close(): void } {
  const { bucket: Bucket, region, endpoint, forcePathStyle = false, accessKeyId, secretAccessKey } = options;
  const client = new S3Client({
    region,
    forcePathStyle,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint && { endpoint }),
    // Newer checksums are unknown to many stores that speak S3.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: SILENCE_MS },
  });
  const fail = (error: unknown): never => {
    throw unavailable(error);
  };
  const orNull = (error: unknown): null => (isMissing(error) ? null : fail(error));

  return {
    async put(key, content, bytes) {
      const Key = blobKey(key);
      const Body = await wholeOf(content, bytes);
      await client.send(new PutObjectCommand({ Bucket, Key, Body })).catch(fail);
    },
    async get(key, range) {
      const Key = blobKey(key);
      const Range = range && `bytes=${range.start}-${range.end}`;
      const found = await client.send(new GetObjectCommand({ Bucket, Key, Range })).catch(orNull);
      if (!found) return null;
      const whole = range ? Number(found.ContentRange?.split("/")[1]) : found.ContentLength;
      if (!found.Body || whole === undefined || !Number.isSafeInteger(whole)) throw unavailable(found.ContentRange);
      return { bytes: whole, content: readThrough(found.Body as unknown as Bytes) };
    },
    async size(key) {
      const Key = blobKey(key);
      const found = await client.send(new HeadObjectCommand({ Bucket, Key })).catch(orNull);
      return found?.ContentLength ?? null;
    },
    async remove(key) {
      const Key = blobKey(key);
      await client.send(new DeleteObjectCommand({ Bucket, Key })).catch(fail);
    },
    close: () => client.destroy(),
  };
}
