import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import canonicalize from "canonicalize";
import { AppError } from "@/server/platform/errors";
import { MAX_DOCUMENT_BYTES, type EvidenceContent } from "./contract";
import { thinResults } from "./rules/thin-results";

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** Higher takes seconds for a large document, and saves little. */
const QUALITY = 5;
/** More often than that it is not its rows that make a document large. */
const MOST_TRIES = 6;
const MARGIN = 0.9;

/** A document in the form in which it is kept. */
export interface SealedContent {
  content: EvidenceContent;
  /** SHA-256 in hex over the canonical JSON. */
  sha256: string;
  /** Canonical JSON, packed with Brotli. */
  packed: Uint8Array<ArrayBuffer>;
  /** Length of the canonical JSON. */
  bytes: number;
}

/** The RFC 8785 form, in UTF-8. Members that are undefined are not part of it. */
const canonical = (content: EvidenceContent): Buffer =>
  Buffer.from(canonicalize(JSON.parse(JSON.stringify(content))) ?? "");

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export async function packContent(plain: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength };
  return new Uint8Array(await compress(plain, { params }));
}

/**
 * The document as it is kept. One that is too large is thinned out until it is not, and says so in its notes.
 *
 * @throws AppError EVIDENCE_TOO_LARGE with `bytes` and `most`
 */
export async function sealContent(given: EvidenceContent, most = MAX_DOCUMENT_BYTES): Promise<SealedContent> {
  let content = given;
  let plain = canonical(content);
  let share = 1;
  for (let tries = 0; plain.byteLength > most && tries < MOST_TRIES; tries += 1) {
    share *= (most * MARGIN) / plain.byteLength;
    const { results, notes } = thinResults(given.results, share);
    content = { ...given, results, notes: [...given.notes, ...notes] };
    plain = canonical(content);
  }
  if (plain.byteLength > most) {
    throw new AppError("EVIDENCE_TOO_LARGE", undefined, { bytes: plain.byteLength, most });
  }
  return { content, sha256: sha256Of(plain), packed: await packContent(plain), bytes: plain.byteLength };
}

/**
 * The canonical JSON of a kept document, if it is still the one that was hashed.
 *
 * @throws AppError EVIDENCE_TAMPERED
 */
export async function unsealContent(packed: Uint8Array, sha256: string): Promise<Buffer> {
  const tampered = (): AppError => new AppError("EVIDENCE_TAMPERED", undefined, { sha256 });
  const plain = await decompress(packed, { maxOutputLength: 2 * MAX_DOCUMENT_BYTES }).catch(() => {
    throw tampered();
  });
  if (sha256Of(plain) !== sha256) throw tampered();
  return plain;
}
