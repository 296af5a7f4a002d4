import { LogqlError } from "./logql-query";

export interface Token {
  kind: "word" | "string" | "number" | "duration" | "symbol" | "end";
  text: string;
  at: number;
}

const PATTERN =
  /\s+|#[^\n]*|(?<string>"(?:[^"\\]|\\.)*"|`[^`]*`)|(?<duration>(?:\d+(?:ms|[smhdwy]))+)|(?<number>\d+(?:\.\d+)?)|(?<word>[a-zA-Z_]\w*)|(?<symbol>\|=|\|~|!=|!~|=~|==|>=|<=|[{}()[\],=<>|+\-*/%^])/y;

/** Cuts a LogQL expression into tokens. */
export function tokenizeLogql(text: string): Token[] {
  const tokens: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.length) {
    const at = PATTERN.lastIndex;
    const match = PATTERN.exec(text);
    if (!match) {
      const literal =
        text[at] === '"' || text[at] === "`" ? "literal not terminated" : `unexpected character '${text[at]}'`;
      throw parseError(text, at, `syntax error: ${literal}`);
    }
    const found = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined);
    if (found) tokens.push({ kind: found[0] as Token["kind"], text: found[1] ?? "", at });
  }
  tokens.push({ kind: "end", text: "$end", at: text.length });
  return tokens;
}

export function parseError(text: string, at: number, message: string): LogqlError {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return new LogqlError(`parse error at line ${line}, col ${at - (before.lastIndexOf("\n") + 1) + 1}: ${message}`);
}
