import sharp, { type Metadata, type Sharp } from "sharp";
import { THUMBNAIL_PX } from "@/server/attachment/contract";
import { AppError } from "@/server/platform/errors";

export interface PreparedPicture {
  /** Null where the file stays as it came. */
  file: Buffer | null;
  /** WebP, no edge longer than `THUMBNAIL_PX`. */
  thumbnail: Buffer;
  /** As shown: after turning it as its maker's camera was held. */
  width: number;
  height: number;
}

/** A picture of two large screens has 30 million; unpacked it takes four bytes for each. */
const MOST_PIXELS = 50_000_000;
const SECONDS = 20;
/** At once in this process: each may take 200 MB for a moment. */
const MOST_AT_ONCE = 2;

sharp.concurrency(1);
sharp.cache(false);

const REENCODE: Record<string, (picture: Sharp) => Sharp> = {
  "image/jpeg": (picture) => picture.jpeg({ quality: 90 }),
  "image/png": (picture) => picture.png({ compressionLevel: 7 }),
  "image/webp": (picture) => picture.webp({ quality: 90 }),
  "image/avif": (picture) => picture.avif({ quality: 70, effort: 1 }),
};
const SHARP_FORMAT: Record<string, string> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/avif": "heif",
};

let running = 0;
const waiting: (() => void)[] = [];
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((done) => waiting.push(done));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const open = (path: string, animated = false) =>
  sharp(path, { limitInputPixels: MOST_PIXELS, failOn: "error", animated }).timeout({ seconds: SECONDS });

function sizeOf(metadata: Metadata): { width: number; height: number } {
  const { width, height } = metadata.autoOrient;
  if (!(width > 0) || !(height > 0) || width * height > MOST_PIXELS) throw new RangeError("no size that can be shown");
  return { width, height };
}

/** A moving picture keeps its moves: a GIF tells no place and stays, a WebP is written anew with all its frames. */
async function rewrite(path: string, mediaType: string, isMoving: boolean): Promise<Buffer | null> {
  const encode = REENCODE[mediaType];
  if (!encode) return null;
  const picture = isMoving ? open(path, true) : open(path).autoOrient();
  return encode(picture.keepIccProfile()).toBuffer();
}

/**
 * Reads a picture wholly, so that what is kept can be shown, and writes it anew without what its maker did not mean to
 * tell. Whatever was hidden before, behind or beside the picture is gone with that.
 * @throws AppError ATTACHMENT_NOT_READABLE for what is damaged, no picture, or too large once unpacked
 */
export function preparePicture(path: string, mediaType: string): Promise<PreparedPicture> {
  return inTurn(async () => {
    try {
      const metadata = await open(path).metadata();
      if (metadata.format !== SHARP_FORMAT[mediaType]) throw new RangeError("another format than it says");
      const size = sizeOf(metadata);
      const isMoving = mediaType === "image/webp" && (metadata.pages ?? 1) > 1;
      const thumbnail = await open(path)
        .autoOrient()
        .resize({ width: THUMBNAIL_PX, height: THUMBNAIL_PX, fit: "inside", withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer();
      return { ...size, thumbnail, file: await rewrite(path, mediaType, isMoving) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") throw error;
      throw new AppError("ATTACHMENT_NOT_READABLE", undefined, {}, { cause: error });
    }
  });
}
