import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/app/_lib/i18n/locale";
import { sourceWords } from "@/app/_lib/i18n/source-words";
import { ERROR_CODES } from "@/server/platform/errors";

const root = process.cwd();
const namespaces = (locale: string) =>
  readdirSync(join(root, "messages", locale))
    .filter((file) => file.endsWith(".json"))
    .sort();

function flatten(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, each]) => flatten(each, path ? `${path}.${key}` : key));
}
function load(locale: string): Map<string, string> {
  const files = namespaces(locale).map((file) => {
    const content: unknown = JSON.parse(readFileSync(join(root, "messages", locale, file), "utf8"));
    return flatten(content, file.replace(".json", ""));
  });
  return new Map(files.flat());
}
const messages = new Map(LOCALES.map((locale) => [locale, load(locale)]));
const english = messages.get("en") ?? new Map<string, string>();

/** Names of values and tags that a message takes. */
function takes(message: string): string[] {
  // What follows a plural's case in braces is its text, not a value.
  const values = [...message.matchAll(/(?<!\b(?:one|other|=\d+)\s*)\{\s*(\w+)\s*\}|\{\s*(\w+)\s*,/g)].map(
    ([, one, chosen]) => `{${one ?? chosen}}`,
  );
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, name]) => `<${name}>`);
  return [...new Set([...values, ...tags])].sort();
}

const sources = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file: `app/${file}`, words: sourceWords(file, readFileSync(join(root, "app", file), "utf8")) }));

describe("messages", () => {
  it("exist in every language, with the same keys", () => {
    for (const locale of LOCALES) {
      expect(namespaces(locale)).toEqual(namespaces("en"));
      expect([...(messages.get(locale)?.keys() ?? [])].sort()).toEqual([...english.keys()].sort());
    }
  });

  it("take the same values and tags in every language and are never empty", () => {
    for (const [locale, texts] of messages) {
      for (const [key, text] of texts) {
        expect(text.trim(), `${locale} ${key}`).not.toBe("");
        // A plural spells out what a language without plurals may leave to the value.
        expect(takes(text), `${locale} ${key}`).toEqual(takes(english.get(key) ?? ""));
      }
    }
  });

  it("can be formatted", () => {
    for (const [locale, texts] of messages) {
      for (const [key, text] of texts) {
        const values = Object.fromEntries(
          takes(text).map((name) => [name.slice(1, -1), name.startsWith("<") ? (chunks: string) => chunks : 2]),
        );
        const t = createTranslator({
          locale,
          messages: { one: { text } },
          onError: (error) => {
            throw new Error(`${locale} ${key}: ${error.message}`);
          },
        });
        expect(t.markup("one.text", values)).not.toBe("");
      }
    }
  });

  it("have one text for every code of refusal", () => {
    const codes = [...english.keys()]
      .filter((key) => key.startsWith("errors."))
      .map((key) => key.slice("errors.".length));
    expect(codes.sort()).toEqual([...ERROR_CODES, "OFFLINE"].sort());
  });
});

describe("pages", () => {
  it("ask only for messages that exist", () => {
    const keys = [...english.keys()];
    const missing = sources.flatMap(({ file, words }) =>
      words.keys
        .filter(({ pattern }) => !keys.some((key) => pattern.test(key)))
        .map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(missing).toEqual([]);
  });

  it("hold no words of their own", () => {
    const literals = sources.flatMap(({ file, words }) =>
      words.literals.map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(literals).toEqual([]);
  });
});

describe("the reader of sources", () => {
  it("finds texts, attributes and keys", () => {
    const { literals, keys } = sourceWords(
      "x.tsx",
      `const t = useTranslations("board"); const x = <p title="Hello" data-x="ok">words {"more"} {t("column.status")} {t(\`filter.\${a}\`)} # 1</p>;`,
    );
    expect(literals.map(({ text }) => text)).toEqual(["Hello", "words", "more"]);
    expect(keys.map(({ pattern }) => pattern.test("board.column.status"))).toEqual([true, false]);
    expect(keys.map(({ pattern }) => pattern.test("board.filter.team"))).toEqual([false, true]);
  });
});
