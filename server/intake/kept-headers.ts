import { plainText } from "@/server/intake/rules/plain-text";

const KEPT = new Set(["content-type", "user-agent", "webhook-id", "x-github-event", "x-gitlab-event", "x-request-id"]);
const MOST = 32;
const LONGEST = 1_024;

/** Headers that say what a body is: those of CloudEvents, and a few by name. None that proves who sent it. */
export function keptHeaders(all: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  const kept = [...all].flatMap(([name, [value = ""]]) =>
    KEPT.has(name) || name.startsWith("ce-") ? [[name.slice(0, 100), plainText(value, LONGEST)] as const] : [],
  );
  return Object.fromEntries(kept.slice(0, MOST));
}
