import { RE2JS } from "re2js";
import type { Labels, Matcher } from "@/server/matcher/contract";

/** Reads a pattern as Alertmanager does. Its time grows with the text and never explodes. Null where it is none. */
function compiled(pattern: string): RE2JS | null {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return null;
  }
}

/**
 * What tells whether labels have all that is asked for: patterns match from end to end, a label that is not there
 * counts as empty. Null where a pattern cannot be read.
 */
export function compileMatchers(matchers: readonly Matcher[]): ((labels: Labels) => boolean) | null {
  const tests: ((labels: Labels) => boolean)[] = [];
  for (const { name, value, isRegex, isEqual } of matchers) {
    const found = (labels: Labels): string => (Object.hasOwn(labels, name) ? (labels[name] ?? "") : "");
    if (!isRegex) {
      tests.push((labels) => (found(labels) === value) === isEqual);
      continue;
    }
    const pattern = compiled(value);
    if (!pattern) return null;
    tests.push((labels) => pattern.matcher(found(labels)).matches() === isEqual);
  }
  return (labels) => tests.every((holds) => holds(labels));
}
