import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll } from "vitest";
import { type S3BlobOptions, s3Blobs } from "@/server/adapters/s3/s3-blobs";
import { blobStoreSuite } from "@/server/ports/blob-store.suite";
import { TEST_S3, startTestS3 } from "./testing/test-s3";

const { S3_ENDPOINT, S3_BUCKET, S3_REGION = "us-east-1", S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = process.env;

// A real store where the environment names one, else the stand-in.
let store: S3BlobOptions;
let close = () => undefined as void;
beforeAll(async () => {
  if (!S3_BUCKET) {
    const standIn = await startTestS3();
    close = standIn.close;
    store = { ...TEST_S3, endpoint: standIn.url, forcePathStyle: true };
    return;
  }
  store = {
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: S3_SECRET_ACCESS_KEY ?? "",
    forcePathStyle: process.env.S3_FORCE_PATH_STYLE === "1",
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT }),
  };
  const client = new S3Client({ ...store, credentials: store });
  await client.send(new CreateBucketCommand({ Bucket: S3_BUCKET })).catch(() => undefined);
  client.destroy();
});
afterAll(() => close());

blobStoreSuite(S3_BUCKET ? `S3 at ${S3_ENDPOINT ?? "Amazon"}` : "S3", () => s3Blobs(store));
