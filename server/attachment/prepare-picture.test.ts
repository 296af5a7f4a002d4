import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { preparePicture } from "./prepare-picture";

const folder = mkdtempSync(join(tmpdir(), "pictures-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function fileOf(content: Buffer): string {
  const path = join(folder, String(files++));
  writeFileSync(path, content);
  return path;
}

const plain = (width = 800, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });
const PLACE = { IFD0: { Copyright: "SECRET-MAKER" }, IFD3: { GPSLatitude: "25/1 2/1 0/1", GPSLatitudeRef: "N" } };

/** A PNG by hand, whose header says what one likes. */
function png(width: number, height: number, data: Buffer): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) =>
    (bytes.reduce((c, byte) => table[(c ^ byte) & 255]! ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (type: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

describe("a picture", () => {
  it.each(["jpeg", "png", "webp", "avif"] as const)(
    "as %s loses its maker's place, and keeps its size",
    async (format) => {
      const content = await plain().toFormat(format).withExif(PLACE).toBuffer();
      expect((await sharp(content).metadata()).exif).toBeDefined();
      const { file, thumbnail, width, height } = await preparePicture(fileOf(content), `image/${format}`);
      expect({ width, height }).toEqual({ width: 800, height: 600 });
      const kept = await sharp(file ?? undefined).metadata();
      expect(kept).toMatchObject({ width: 800, height: 600, format: format === "avif" ? "heif" : format });
      expect(kept.exif).toBeUndefined();
      expect(file?.includes("SECRET-MAKER")).toBe(false);
      expect(await sharp(thumbnail).metadata()).toMatchObject({ format: "webp", width: 640, height: 480 });
    },
  );

  it("that was taken sideways stands upright", async () => {
    const content = await plain(800, 400).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { file, width, height } = await preparePicture(fileOf(content), "image/jpeg");
    expect({ width, height }).toEqual({ width: 400, height: 800 });
    expect(await sharp(file ?? undefined).metadata()).toMatchObject({ width: 400, height: 800 });
  });

  it("that moves goes on moving", async () => {
    const frames = Buffer.concat([Buffer.alloc(60 * 60 * 3, 10), Buffer.alloc(60 * 60 * 3, 240)]);
    const raw = { raw: { width: 60, height: 120, channels: 3, pageHeight: 60 } } as const;
    const [gif, webp] = await Promise.all([sharp(frames, raw).gif().toBuffer(), sharp(frames, raw).webp().toBuffer()]);
    expect(await preparePicture(fileOf(gif), "image/gif")).toMatchObject({ file: null, width: 60, height: 60 });
    const moving = await preparePicture(fileOf(webp), "image/webp");
    expect(moving).toMatchObject({ width: 60, height: 60 });
    expect((await sharp(moving.file ?? undefined).metadata()).pages).toBe(2);
  });

  it("that has something hidden behind it loses that", async () => {
    const content = Buffer.concat([await plain().png().toBuffer(), Buffer.from("<script>alert(1)</script>PK\x03\x04")]);
    const { file } = await preparePicture(fileOf(content), "image/png");
    expect(file?.includes("script")).toBe(false);
  });

  it("smaller than its small form is not blown up", async () => {
    const content = await plain(20, 10).png().toBuffer();
    const { thumbnail } = await preparePicture(fileOf(content), "image/png");
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 20, height: 10 });
  });
});

describe("what is no picture", () => {
  const cases: [string, string, () => Promise<Buffer> | Buffer][] = [
    [
      "words after the first bytes of a PNG",
      "image/png",
      () => Buffer.from("\x89PNG\r\n\x1a\nand then words", "latin1"),
    ],
    ["a JPEG that was cut", "image/jpeg", async () => (await plain().jpeg().toBuffer()).subarray(0, 900)],
    ["a PNG that was cut", "image/png", async () => (await plain().png().toBuffer()).subarray(0, -60)],
    ["a JPEG that says PNG", "image/png", async () => plain().jpeg().toBuffer()],
    ["a bomb of 900 million pixels", "image/png", () => png(30_000, 30_000, deflateSync(Buffer.alloc(1_000_000)))],
    ["a size beyond anything", "image/png", () => png(0x7fffffff, 0x7fffffff, deflateSync(Buffer.alloc(10)))],
    ["nothing", "image/webp", () => Buffer.alloc(0)],
  ];
  it.each(cases)("%s is refused by name", async (_what, type, make) => {
    const path = fileOf(await make());
    await expect(preparePicture(path, type)).rejects.toMatchObject({ code: "ATTACHMENT_NOT_READABLE" });
  });

  it("takes little memory: a bomb is told by its first bytes", async () => {
    const before = process.memoryUsage().rss;
    const bomb = fileOf(png(30_000, 30_000, deflateSync(Buffer.alloc(30_001 * 3_000))));
    await preparePicture(bomb, "image/png").catch(() => undefined);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
});
