/** Something that was opened before a place and not closed. */
export interface Opener {
  char: "{" | "(" | "[";
  at: number;
}

export interface OpenPlaces {
  openers: Opener[];
  /** The string that the place stands in; `at` is its quote. */
  string: { quote: string; at: number } | null;
  inComment: boolean;
  /** The first closing bracket that closes nothing, or something else. */
  stray: number | null;
}

const CLOSES: Readonly<Record<string, Opener["char"]>> = { "}": "{", ")": "(", "]": "[" };
const COMMENT = { promql: /^#/, logql: /^#/, traceql: /^\/\// } as const;

export type QueryLanguage = keyof typeof COMMENT;

/** What is open at the end of a text: strings, brackets, a comment. Works on unfinished text, where grammars guess. */
export function openPlaces(language: QueryLanguage, text: string): OpenPlaces {
  const openers: Opener[] = [];
  let stray: number | null = null;
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (COMMENT[language].test(text.slice(at, at + 2))) {
      const end = text.indexOf("\n", at);
      if (end < 0) return { openers, string: null, inComment: true, stray };
      at = end;
    } else if (char === '"' || char === "`" || (char === "'" && language === "promql")) {
      const start = at++;
      while (at < text.length && text.charAt(at) !== char) at += text.charAt(at) === "\\" && char !== "`" ? 2 : 1;
      if (at >= text.length) return { openers, string: { quote: char, at: start }, inComment: false, stray };
    } else if (char === "{" || char === "(" || char === "[") {
      openers.push({ char, at });
    } else if (CLOSES[char]) {
      if (openers.at(-1)?.char === CLOSES[char]) openers.pop();
      else stray ??= at;
    }
    at++;
  }
  return { openers, string: null, inComment: false, stray };
}
