import { hashUnit } from "./hash-unit";

const WORD = 0xffffffff;
const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");

function words(seed: number, second: number, ordinal: number): string {
  const mask = Math.floor(hashUnit(seed, second, ordinal, 70) * WORD);
  const end = Math.floor(hashUnit(seed, second, ordinal, 71) * WORD);
  return hex(mask) + hex(second ^ mask) + hex(ordinal ^ mask ^ WORD) + hex(end);
}

/** The id of the request that is the nth of a second: 32 hexadecimal digits from which both can be read again. */
export const traceId = (seed: number, second: number, ordinal: number): string => words(seed, second, ordinal);

/** Which request an id stands for; undefined for one that is not from this shop. */
export function readTraceId(seed: number, id: string): { second: number; ordinal: number } | undefined {
  if (!/^[0-9a-f]{32}$/.test(id)) return undefined;
  const word = (index: number) => Number.parseInt(id.slice(index * 8, index * 8 + 8), 16);
  const second = (word(1) ^ word(0)) >>> 0;
  const ordinal = (word(2) ^ word(0) ^ WORD) >>> 0;
  return words(seed, second, ordinal) === id ? { second, ordinal } : undefined;
}
