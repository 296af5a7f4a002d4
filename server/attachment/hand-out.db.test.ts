import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { blobNames } from "@/server/attachment/blob-names";
import { removeUnsent } from "@/server/attachment/remove-unsent";
import type { SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";
import { codeOf, openFilesPlace } from "./files-place.suite";

let place: Awaited<ReturnType<typeof openFilesPlace>>;
beforeAll(async () => {
  place = await openFilesPlace();
});
beforeEach(() => {
  place.asker = place.ada;
});
afterAll(() => place.close());

const PICTURE = sharp({ create: { width: 900, height: 300, channels: 3, background: "#c33" } });

describe("a file that is taken in", () => {
  it("comes back as it was, with its own type, name and part", async () => {
    const text = "結帳 p99\n".repeat(1_000);
    const kept = await place.sent(text, { name: "結帳.log" });
    expect(kept).toMatchObject({ name: "結帳.log", mediaType: "text/plain", bytes: Buffer.byteLength(text) });
    await place.post(kept);
    place.asker = place.viewer;
    const answer = await place.open(kept.id);
    expect(await answer.text()).toBe(text);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": "inline; filename=\"__.log\"; filename*=UTF-8''%E7%B5%90%E5%B8%B3.log",
      "content-security-policy": expect.stringContaining("sandbox"),
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=31536000, immutable",
      "content-length": String(Buffer.byteLength(text)),
    });
    const part = await place.open(kept.id, "", { range: "bytes=0-5" });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 0-5/${Buffer.byteLength(text)}`);
    expect(await part.text()).toBe("結帳");
    expect((await place.open(kept.id, "", { range: "bytes=99999999-" })).status).toBe(416);
    const etag = answer.headers.get("etag") ?? "";
    expect((await place.open(kept.id, "", { "if-none-match": etag })).status).toBe(304);
  });

  it("when it is a picture has a size and a small form", async () => {
    const kept = await place.sent(await PICTURE.png().toBuffer(), { name: "graph.png" });
    expect(kept).toMatchObject({ mediaType: "image/png", width: 900, height: 300 });
    await place.post(kept);
    const small = await place.open(kept.id, "?thumb=1");
    expect(small.headers.get("content-type")).toBe("image/webp");
    expect(small.headers.get("content-disposition")).toBe('inline; filename="graph.webp"');
    expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBe(640);
    const head = await fetch(`${place.served.url}/api/rooms/${place.number}/attachments/${kept.id}`, {
      method: "HEAD",
    });
    expect(head.headers.get("content-length")).toBe(String(kept.bytes));
  });

  it("is kept once, however often it is sent; another file under its key is refused", async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([place.sent("same", { key }), place.sent("same", { key })]);
    expect(second).toEqual(first);
    expect(await place.services.db.attachment.count({ where: { id: first.id } })).toBe(1);
    expect(await codeOf(place.send("other", { key }))).toBe("CONFLICT");
    place.asker = place.bob;
    expect((await place.sent("same", { key })).id).not.toBe(first.id);
  });

  it.each([
    ["a page", "page.html", "<!doctype html><script>alert(1)</script>"],
    ["a drawing", "drawing.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["a page that says it is a picture", "cat.png", "<html><script>alert(1)</script>"],
  ])("%s is only ever saved", async (_what, name, content) => {
    const kept = await place.sent(content, { name });
    await place.post(kept);
    const { headers } = await place.open(kept.id);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(await codeOf(place.open(kept.id, "?thumb=1"))).toBe("NOT_FOUND");
  });

  it("a packed bomb stays packed", async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    const before = process.memoryUsage().rss;
    const kept = await place.sent(bomb, { name: "logs.gz" });
    expect(kept).toMatchObject({ mediaType: "application/gzip", bytes: bomb.byteLength });
    await place.post(kept);
    const answer = await place.open(kept.id);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect((await answer.arrayBuffer()).byteLength).toBe(bomb.byteLength);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it("has a name without folders, controls and tricks", async () => {
    const { name } = await place.sent("x", { name: "../..\\a\0\u202egpj.txt" });
    expect(name).toBe("agpj.txt");
  });

  it("may be empty", async () => {
    expect(await place.sent("", { name: "empty.log" })).toMatchObject({ bytes: 0, mediaType: "text/plain" });
  });
});

describe("who may", () => {
  it("send: responders of this organization, and nobody else", async () => {
    const outcomes: unknown[] = [];
    for (const who of [null, place.viewer, place.stranger]) {
      place.asker = who;
      outcomes.push(await codeOf(place.send("x")));
    }
    place.asker = place.ada;
    outcomes.push(await codeOf(place.send("x", { of: place.number + 50 })));
    expect(outcomes).toEqual(["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND", "NOT_FOUND"]);
  });

  it("open: its sender before it is posted, then everybody who reads the room", async () => {
    const kept = await place.sent("draft");
    const outcomes = async () => {
      const found: unknown[] = [];
      for (const who of [place.ada, place.bob, place.viewer, place.stranger, null]) {
        place.asker = who;
        found.push(await codeOf(place.open(kept.id)));
      }
      place.asker = place.ada;
      return found;
    };
    expect(await outcomes()).toEqual([200, "NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "UNAUTHENTICATED"]);
    await place.post(kept);
    expect(await outcomes()).toEqual([200, 200, 200, "NOT_FOUND", "UNAUTHENTICATED"]);
  });

  it("open: only what is of that room and there", async () => {
    const other = await place.declare();
    const kept = await place.sent("here");
    await place.post(kept);
    expect(await codeOf(place.open(kept.id, "", {}, other))).toBe("NOT_FOUND");
    for (const id of [randomUUID(), "1", "..%2f..%2fetc%2fpasswd", `${kept.id}.webp`, kept.id.toUpperCase()])
      expect(await codeOf(place.open(id))).toBe("NOT_FOUND");
  });

  it("discard: its sender, while it is not posted", async () => {
    const caller = (who: SignedIn) => createCaller(who).attachment;
    const kept = await place.sent("draft");
    await expect(caller(place.bob).discard({ number: place.number, id: kept.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await caller(place.ada).discard({ number: place.number, id: kept.id });
    await caller(place.ada).discard({ number: place.number, id: kept.id });
    expect(await place.services.blobs.size(blobNames(kept.id).file)).toBeNull();
    const posted = await place.sent("posted");
    await place.post(posted);
    await expect(caller(place.ada).discard({ number: place.number, id: posted.id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("a file whose message was deleted", () => {
  it("is gone, by that name; one that another message still names is not", async () => {
    const [only, shared] = [await place.sent("only here"), await place.sent("here and there")];
    const message = await place.post(only, shared);
    await place.post(shared);
    await place.tell("message_edited", { supersedesId: message.id, payload: { attachments: [only] } });
    expect([await codeOf(place.open(only.id)), await codeOf(place.open(shared.id))]).toEqual([200, 200]);
    await place.tell("message_deleted", { supersedesId: message.id });
    expect((await place.open(only.id)).status).toBe(410);
    expect([await codeOf(place.open(only.id)), await codeOf(place.open(shared.id))]).toEqual(["ATTACHMENT_GONE", 200]);
  });
});

describe("files that nobody posted", () => {
  it("are removed after a day, with their bytes", async () => {
    const [old, young, posted] = [await place.sent("old"), await place.sent("young"), await place.sent("posted")];
    await place.post(posted);
    const { db, blobs, clock } = place.services;
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    await db.attachment.updateMany({ where: { id: { in: [old.id, posted.id] } }, data: { uploadedAt: ago(25) } });
    await db.attachment.update({ where: { id: young.id }, data: { uploadedAt: ago(23) } });
    await removeUnsent({ db, blobs, clock }, new AbortController().signal);
    const left = await Promise.all([old, young, posted].map(({ id }) => blobs.size(blobNames(id).file)));
    expect(left).toEqual([null, 5, 6]);
    expect(await db.attachment.findUnique({ where: { id: old.id } })).toBeNull();
  });
});
