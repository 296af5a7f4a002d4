export interface ByteRange {
  start: number;
  /** Included. */
  end: number;
}

/**
 * What a Range header asks of a file (RFC 9110, 14.1.2): null where the whole file is the answer, because nothing, more
 * than one part or something unreadable was asked for; "unsatisfiable" where the part lies outside of it.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | null | "unsatisfiable" {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (!from && !to) return null;
  if (!from) {
    const length = Math.min(Number(to), bytes);
    return length > 0 ? { start: bytes - length, end: bytes - 1 } : "unsatisfiable";
  }
  const [start, end] = [Number(from), to ? Number(to) : bytes - 1];
  if (to && end < start) return null;
  return start < bytes ? { start, end: Math.min(end, bytes - 1) } : "unsatisfiable";
}
