import { existsSync, readFileSync } from "node:fs";
import { firstLine } from "./first-line.mjs";

/**
 * What `keep-unhandled-errors.mjs` kept in a file of a run: what went wrong outside of its tests.
 * @returns {{ name: string, why: string }[]}
 */
export function unhandledErrors(file) {
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, "utf8")).map(({ name, message }) => ({ name, why: firstLine(message) }));
}
