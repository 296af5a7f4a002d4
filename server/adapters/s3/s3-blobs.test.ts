import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3Blobs } from "@/server/adapters/s3/s3-blobs";
import { TEST_S3, type TestS3, startTestS3 } from "./testing/test-s3";

const open: { close(): void }[] = [];
let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
});
afterAll(() => {
  for (const one of [...open, s3]) one.close();
});

function store(more: Partial<typeof TEST_S3> & { endpoint?: string } = {}) {
  const made = s3Blobs({ ...TEST_S3, endpoint: s3.url, forcePathStyle: true, ...more });
  open.push(made);
  return made;
}
const one = async function* (text: string) {
  yield Buffer.from(text);
};

describe("a bucket", () => {
  it("is tried again when it fails for a moment", async () => {
    s3.failNext(2);
    await store().put("a/b", one("good"), 4);
    s3.failNext(1);
    expect(await store().size("a/b")).toBe(4);
  });

  it.each([
    ["of another name", { bucket: "others" }],
    ["under another key", { accessKeyId: "other" }],
    ["with a wrong secret", { secretAccessKey: "guess" }],
    ["that does not answer", { endpoint: "http://127.0.0.1:1" }],
  ])("%s is unavailable, by that name", async (_case, more) => {
    await expect(store(more).put("a/b", one("good"), 4)).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
    await expect(store(more).get("a/b")).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE" });
  });
});
