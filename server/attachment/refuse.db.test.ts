import { randomBytes, randomUUID } from "node:crypto";
import { request } from "node:http";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ATTACHMENT_MAX_BYTES, INCIDENT_MAX_BYTES } from "@/server/attachment/contract";
import { uploadAttachment } from "@/server/attachment/upload-attachment";
import { AppError } from "@/server/platform/errors";
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

describe("a file that is refused", () => {
  it.each<[string, () => Buffer | string | Promise<Buffer>, string, string]>([
    [
      "a program",
      () => Buffer.concat([Buffer.from("7f454c46020101", "hex"), randomBytes(500)]),
      "a.txt",
      "ATTACHMENT_NOT_ALLOWED",
    ],
    ["noise", () => randomBytes(5_000), "a.log", "ATTACHMENT_NOT_ALLOWED"],
    [
      "a film",
      () => Buffer.concat([Buffer.from("0000001866747970", "hex"), Buffer.from("mp42"), Buffer.alloc(50)]),
      "a.mp4",
      "ATTACHMENT_NOT_ALLOWED",
    ],
    ["text with a NUL in it", () => "all is well\0", "a.txt", "ATTACHMENT_NOT_ALLOWED"],
    ["Latin-1", () => Buffer.from("caf\xe9 ferm\xe9", "latin1"), "a.txt", "ATTACHMENT_NOT_ALLOWED"],
    [
      "a picture that is none",
      () => Buffer.concat([Buffer.from("ffd8ffe000104a46494600", "hex"), randomBytes(800)]),
      "a.jpg",
      "ATTACHMENT_NOT_READABLE",
    ],
    [
      "a picture that was cut",
      async () => (await PICTURE.jpeg().toBuffer()).subarray(0, 700),
      "a.jpg",
      "ATTACHMENT_NOT_READABLE",
    ],
  ])("%s", async (_what, make, name, code) => {
    const before = await place.count();
    expect(await codeOf(place.send(await make(), { name }))).toBe(code);
    expect(await place.count()).toBe(before);
  });

  it("one byte too many, whatever length it says", async () => {
    const before = await place.count();
    expect(await codeOf(place.send(Buffer.alloc(ATTACHMENT_MAX_BYTES + 1, "a")))).toBe("TOO_LARGE");
    const body = Readable.from([Buffer.alloc(ATTACHMENT_MAX_BYTES, "a"), Buffer.from("b")]);
    const lying = { incidentNumber: place.number, key: randomUUID(), name: "a.txt", bytes: 5, body, silenceMs: 500 };
    await expect(uploadAttachment(place.ada, lying)).rejects.toMatchObject({ code: "TOO_LARGE" });
    expect(await place.count()).toBe(before);
  });

  it("exactly as large as it may be is taken", async () => {
    expect(await codeOf(place.send(Buffer.alloc(ATTACHMENT_MAX_BYTES, "a"), { name: "large.log" }))).toBe(201);
  });

  it("that ends early", async () => {
    const early = {
      incidentNumber: place.number,
      key: randomUUID(),
      name: "a.txt",
      bytes: 10,
      body: Readable.from([Buffer.from("half")]),
      silenceMs: 500,
    };
    await expect(uploadAttachment(place.ada, early)).rejects.toMatchObject({ code: "UPLOAD_INCOMPLETE" });
  });

  it("that stops coming: its sender is told, and the line is closed", async () => {
    const { hostname, port } = new URL(place.served.url);
    const headers = { "content-length": 1_000_000, "x-file-name": "a.txt", "idempotency-key": randomUUID() };
    const path = `/api/rooms/${place.number}/attachments`;
    const told = await new Promise<string>((resolve, reject) => {
      const asking = request({ hostname, port, path, method: "POST", headers }, (answer) => {
        let text = "";
        answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
        answer.on("end", () => resolve(`${answer.statusCode} ${answer.headers.connection} ${text}`));
      });
      asking.on("error", reject);
      asking.write("half");
    });
    expect(told).toMatch(/^400 close .*"UPLOAD_INCOMPLETE"/);
  });

  it("whose sender hangs up in the middle leaves nothing", async () => {
    const before = await place.count();
    await new Promise<void>((done) => {
      const { hostname, port } = new URL(place.served.url);
      const headers = { "content-length": 1_000_000, "x-file-name": "a.txt", "idempotency-key": randomUUID() };
      const path = `/api/rooms/${place.number}/attachments`;
      const asking = request({ hostname, port, path, method: "POST", headers });
      asking.on("error", () => done());
      asking.write("half", () => setTimeout(() => asking.destroy(), 50));
    });
    await new Promise((done) => setTimeout(done, 100));
    expect(await place.count()).toBe(before);
  });

  it("that would take the last room of the incident", async () => {
    const { db } = place.services;
    const { incidentId } = place;
    const row = { organizationId: place.ours.id, incidentId, name: "x", mediaType: "text/plain", sha256: "x" };
    const filler = await db.attachment.create({ data: { ...row, bytes: INCIDENT_MAX_BYTES - 100_000_000 + 20 } });
    const taken = await db.attachment.aggregate({ where: { incidentId }, _sum: { bytes: true } });
    await db.attachment.update({
      where: { id: filler.id },
      data: { bytes: filler.bytes + INCIDENT_MAX_BYTES - (taken._sum.bytes ?? 0) - 20 },
    });
    const both = await Promise.all([codeOf(place.send("a".repeat(15))), codeOf(place.send("b".repeat(15)))]);
    expect(both.toSorted()).toEqual([201, "ATTACHMENTS_FULL"]);
    await db.attachment.delete({ where: { id: filler.id } });
  });

  it("without a key or a readable name, or from another site", async () => {
    expect(await codeOf(place.send("x", { key: "1" }))).toBe("BAD_INPUT");
    expect(await codeOf(place.send("x", { headers: { "x-file-name": "%E0%A4%A" } }))).toBe("BAD_INPUT");
    expect(await codeOf(place.send("x", { headers: { origin: "https://evil.example" } }))).toBe("FOREIGN_ORIGIN");
    expect(await codeOf(place.send("x", { headers: { origin: "http://localhost:3000" } }))).toBe(201);
  });

  it("when the store is away, by that name; the same attempt succeeds later", async () => {
    const { blobs } = place.services;
    const key = randomUUID();
    place.services.blobs = { ...blobs, put: () => Promise.reject(new AppError("STORAGE_UNAVAILABLE")) };
    expect(await codeOf(place.send("x", { key }))).toBe("STORAGE_UNAVAILABLE");
    place.services.blobs = blobs;
    expect(await codeOf(place.send("x", { key }))).toBe(201);
  });
});
