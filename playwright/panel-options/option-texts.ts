import type { Probe } from "./panel-case";

const MOST_LETTERS = 70;

const code = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").replaceAll("|", String.raw`\|`);
  const short = line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line;
  return short.includes("`") ? `\`\` ${short} \`\`` : `\`${short}\``;
};

interface Named {
  matcher: { id: "byName"; options: string };
}
const isNamed = (value: object): value is Named => "matcher" in value && (value as Named).matcher.id === "byName";

/** As JSON, with as few signs as can be read. */
function bare(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(bare).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  if (isNamed(value)) return value.matcher.options;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}: ${bare(inner)}`)
    .join(", ")}}`;
}

/** A value that an option is set to. */
export const valueText = (value: unknown): string => code(bare(value));

/** The option that a setting is about, the same whether it is set for all fields or for one. */
export const optionText = (path: string): string =>
  code(
    path
      .replace(/^override (of \w+ )?/, "")
      .replace(/^transformation /, "")
      .replace(/^(displayName|color|unit)$/, "field.$1"),
  );

const settingText = ([path, value]: [string, unknown]): string =>
  `${path.startsWith("override ") ? "override " : ""}${optionText(path)} ${valueText(value)}`;

/** What else is set. */
export const settingsText = (given: Probe[2] = {}): string => Object.entries(given).map(settingText).join(", ");
