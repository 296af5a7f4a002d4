import type { Matcher } from "@/server/matcher/contract";

/** Names that every version takes without quotes. */
const PLAIN = /^[a-zA-Z_:][\w:]*$/;

/** Only the escapes that the older grammar knows, too; all else may stand as it is. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;

/** One matcher as every Alertmanager reads it: `severity=~"critical|page"`. */
export function printMatcher({ name, value, isRegex, isEqual }: Matcher): string {
  const operator = isRegex ? (isEqual ? "=~" : "!~") : isEqual ? "=" : "!=";
  return `${PLAIN.test(name) ? name : quoted(name)}${operator}${quoted(value)}`;
}
