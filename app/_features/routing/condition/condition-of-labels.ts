const IDENTIFIER = /^[A-Za-z_]\w*$/;
/** Names that are words of the language itself. */
const RESERVED = new Set(
  "as break const continue else false for function if import in let loop null package namespace return true var void while".split(
    " ",
  ),
);

/** A text as the language writes it. */
export const quoted = (text: string): string => JSON.stringify(text);

/** How a condition names a label: `.team`, or `["a-b"]`. */
export function memberOf(name: string): string {
  return IDENTIFIER.test(name) && !RESERVED.has(name) ? `.${name}` : `[${quoted(name)}]`;
}

/** The condition that labels have these values. */
export function conditionOfLabels(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `labels${memberOf(name)} == ${quoted(value)}`)
    .join(" && ");
}
