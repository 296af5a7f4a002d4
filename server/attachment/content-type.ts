import { createReadStream } from "node:fs";
import { fileTypeFromBuffer } from "file-type";
import { AppError } from "@/server/platform/errors";
import type { ReceivedFile } from "@/server/attachment/receive-file";
import { isPicture } from "@/server/attachment/rules/is-picture";
import { textType } from "@/server/attachment/rules/text-type";

/** What is never looked into: a bomb in it stays packed. Told by its first bytes. */
const PACKED: readonly [string, readonly number[]][] = [
  ["application/zip", [0x50, 0x4b, 0x03, 0x04]],
  ["application/zip", [0x50, 0x4b, 0x05, 0x06]],
  ["application/gzip", [0x1f, 0x8b]],
];
/** Controls that no text has; tabs, line and page ends and the escape of coloured logs are in use. */
const NOT_TEXT = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path))
      if (NOT_TEXT.test(decoder.decode(chunk as Buffer, { stream: true }))) return false;
    return !NOT_TEXT.test(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * The media type of a file by what is in it.
 * @throws AppError ATTACHMENT_NOT_ALLOWED
 */
export async function contentType({ path, beginning }: ReceivedFile, name: string): Promise<string> {
  const packed = PACKED.find(([, magic]) => magic.every((byte, at) => beginning[at] === byte));
  if (packed) return packed[0];
  const found = await fileTypeFromBuffer(beginning);
  if (found && (isPicture(found.mime) || found.mime === "application/pdf")) return found.mime;
  // Markup has a type by its first words, and is a text all the same.
  const mayBeText = !found || /xml|svg|html|rtf|^text\//.test(found.mime);
  if (mayBeText && (await isText(path))) return textType(name, beginning.toString());
  throw new AppError("ATTACHMENT_NOT_ALLOWED", undefined, found && { mediaType: found.mime });
}
