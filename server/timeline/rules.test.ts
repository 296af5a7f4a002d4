import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MESSAGE_MAX_CHARACTERS } from "@/server/timeline/contract";
import { MAX_NESTING, refusalOfMessage } from "@/server/timeline/rules";

const tooDeep = MAX_NESTING + 1;

describe("what may be said", () => {
  it.each([
    ["M1", "", "MESSAGE_EMPTY"],
    ["M2", "x".repeat(MESSAGE_MAX_CHARACTERS + 1), "MESSAGE_TOO_LONG"],
    ["M3", "a \0 in it", "MESSAGE_NOT_TEXT"],
    ["M3", "half \ud83d a pair", "MESSAGE_NOT_TEXT"],
    ["M4 quotes", ">".repeat(tooDeep) + " deep", "MESSAGE_TOO_DEEP"],
    ["M4 spaced quotes", "> ".repeat(tooDeep) + "deep", "MESSAGE_TOO_DEEP"],
    ["M4 lists", "- ".repeat(tooDeep) + "deep", "MESSAGE_TOO_DEEP"],
    ["M4 numbered lists", "1. > ".repeat(tooDeep / 2 + 1) + "deep", "MESSAGE_TOO_DEEP"],
    [
      "M4 indented lists",
      Array.from({ length: tooDeep + 1 }, (_, n) => " ".repeat(2 * n) + "- x").join("\n"),
      "MESSAGE_TOO_DEEP",
    ],
    ["M4 emphasis", "*a _b ".repeat(tooDeep) + "b_ a*".repeat(tooDeep), "MESSAGE_TOO_DEEP"],
    ["M4 images", "![".repeat(tooDeep) + "](x)".repeat(tooDeep), "MESSAGE_TOO_DEEP"],
  ])("%s is refused", (_rule, body, refusal) => {
    expect(refusalOfMessage(body)).toBe(refusal);
  });

  it.each([
    ["the longest message", "x".repeat(MESSAGE_MAX_CHARACTERS)],
    ["emoji and 繁體中文", "結帳服務 p99 超過 2 秒 🔥"],
    ["an ordinary list", "1. roll back\n   - [x] checkout\n     > as agreed\n2. **watch** `payments`"],
    ["a long list of emphasised words", "- **checkout** is _slow_, see [graph](https://example.com)\n".repeat(200)],
    ["pasted code with pointers and globs", "char *p = *q; // src/**/*.ts, _private, *args\n".repeat(200)],
    ["pasted JSON", JSON.stringify({ alerts: [[{ labels: { __name__: "up" } }]] }, null, 2).repeat(50)],
    ["a horizontal rule and a table", "-----\n| a | b |\n|---|---|\n| 1 | 2 |"],
    ["100 levels", ">".repeat(MAX_NESTING) + "deep"],
  ])("%s is taken", (_what, body) => {
    expect(refusalOfMessage(body)).toBeNull();
  });

  it("M4: quote and list markers count however they are mixed and padded", () => {
    const marker = fc.constantFrom(">", "> ", " > ", "- ", "+ ", "* ", "1. ", "23) ");
    fc.assert(
      fc.property(fc.array(marker, { minLength: tooDeep, maxLength: 400 }), (markers) => {
        expect(refusalOfMessage(`intro\n${markers.join("")}x`)).toBe("MESSAGE_TOO_DEEP");
      }),
      { numRuns: 100, seed: 214 },
    );
  });
});
