import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { AppError } from "@/server/platform/errors";
import type { BlobStore } from "@/server/ports/blob-store";
import { anchorHeads } from "@/server/record/anchor-heads";
import { type AnchorLine, anchorLine } from "@/server/record/contract";
import { createCaller } from "@/server/router";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import { recordEvent } from "@/server/timeline/record-event";

let ours: TestOrganization;
let incidentId: string;
let puts: Map<string, string>;
let recording: BlobStore;
const going = new AbortController().signal;

beforeAll(async () => {
  ours = await createTestOrganization();
  const responder = await ours.signIn("responder");
  const { number } = await createCaller(responder).incident.declare({
    idempotencyKey: randomUUID(),
    title: "Anchored",
    severity: "sev2",
  });
  ({ id: incidentId } = await ours.services.db.incident.findFirstOrThrow({
    where: { organizationId: ours.id, number },
  }));
  const { blobs } = ours.services;
  puts = new Map();
  recording = {
    ...blobs,
    async put(key, content, bytes) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      puts.set(key, Buffer.concat(chunks).toString());
      await blobs.put(
        key,
        chunks.length
          ? (async function* () {
              yield* chunks;
            })()
          : content,
        bytes,
      );
    },
  };
});
afterAll(() => ours.close());

// Tests of other files have incidents in the same database: only ours is looked at.
const linesOf = (): AnchorLine[] =>
  [...puts.values()]
    .flatMap((content) => content.trimEnd().split("\n"))
    .map((line) => anchorLine.parse(JSON.parse(line)))
    .filter(({ incident }) => incident === incidentId);
const head = async () => {
  const { lastSeq, headHash } = await ours.services.db.incident.findUniqueOrThrow({ where: { id: incidentId } });
  return { seq: Number(lastSeq), hash: headHash };
};
const say = () =>
  recordEvent(ours.services.pool, {
    organizationId: ours.id,
    incidentId,
    kind: "message",
    actor: { id: null, name: "Ada" },
    body: "more",
  });

describe("anchoring", () => {
  it("tells a head outside of the database once, and again when it has moved", async () => {
    ours.setNow(new Date("2026-11-22T03:12:00.250Z"));
    await anchorHeads({ ...ours.services, blobs: recording }, going);
    await anchorHeads({ ...ours.services, blobs: recording }, going);
    const first = await head();
    expect(linesOf()).toMatchObject([{ ...first, anchoredAt: "2026-11-22T03:12:00.250Z" }]);
    expect([...puts.keys()].every((key) => /^anchors\/2026-11-22\/03-12-00-250-[\da-f]{8}\.jsonl$/.test(key))).toBe(
      true,
    );

    await say();
    await anchorHeads({ ...ours.services, blobs: recording }, going);
    expect(linesOf()).toMatchObject([first, await head()]);
    const kept = await ours.services.db.timelineAnchor.findMany({ where: { incidentId }, orderBy: { seq: "asc" } });
    expect(kept.map(({ seq, hash }) => ({ seq: Number(seq), hash }))).toEqual([first, await head()]);
  });

  it("says so in the log", async () => {
    await say();
    const info = vi.fn();
    const log = { ...ours.services.log, info } as unknown as typeof ours.services.log;
    await anchorHeads({ ...ours.services, blobs: recording, log }, going);
    const heads = info.mock.calls.flatMap(([{ heads }]) => heads as AnchorLine[]);
    expect(heads.filter(({ incident }) => incident === incidentId)).toMatchObject([await head()]);
  });

  it("remembers nothing in the database that was not told outside, and tells it later", async () => {
    await say();
    const away = { ...recording, put: () => Promise.reject(new AppError("STORAGE_UNAVAILABLE")) };
    const before = await ours.services.db.timelineAnchor.count({ where: { incidentId } });
    await expect(anchorHeads({ ...ours.services, blobs: away }, going)).rejects.toThrow("STORAGE_UNAVAILABLE");
    expect(await ours.services.db.timelineAnchor.count({ where: { incidentId } })).toBe(before);
    await anchorHeads({ ...ours.services, blobs: recording }, going);
    expect(linesOf().at(-1)).toMatchObject(await head());
  });
});
