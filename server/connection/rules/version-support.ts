import type { ConnectionReport } from "../contract";

const OLDEST = 11;
const NEWEST = 13;

function numbersOf(version: string): [number, number] | null {
  const found = /^v?(\d+)\.(\d+)/.exec(version);
  return found ? [Number(found[1]), Number(found[2])] : null;
}

/** Whether a version is this one or a later one; an unknown one is not. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const numbers = numbersOf(version);
  return numbers !== null && (numbers[0] > major || (numbers[0] === major && numbers[1] >= minor));
}

/** Whether this was built for that version of Grafana. Servers may hide theirs. */
export function versionSupport(version: string): ConnectionReport["version"]["support"] {
  const major = numbersOf(version)?.[0];
  if (major === undefined) return "unknown";
  return major < OLDEST ? "older" : major > NEWEST ? "newer" : "supported";
}
