import { parser } from "@grafana/lezer-traceql";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VariableValues } from "../contract";
import { interpolateTarget } from "./interpolate-target";
import { languageOf } from "./query-languages";
import { Refusal } from "./refusal";
import { TEST_RANGE, testDashboard } from "./test-dashboard.suite";
import { variableScope } from "./variable-scope";

const dashboard = testDashboard({
  variables: [
    { type: "textbox", name: "text", query: "" },
    { type: "query", name: "many", multi: true, query: "SELECT 1" },
  ],
});
const FIELD = { tempo: "query" } as Record<string, string>;

function fill(text: string, type: string, values: VariableValues): string {
  const field = FIELD[type] ?? "rawSql";
  const target = { refId: "A", hide: false, datasource: null, [field]: text };
  return String(interpolateTarget(target, type, variableScope(dashboard, values, TEST_RANGE))[field]);
}

function filledOrRefused(text: string, type: string, values: VariableValues): string | null {
  try {
    return fill(text, type, values);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const evil = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }).filter((value) => !value.includes("\0")),
  fc.string({ unit: fc.constantFrom(..."'\"`\\-#/*;$[]Ee{} ab\n"), maxLength: 16 }),
);

/** How a literal of each dialect is written, and read back; independent of the code under test. */
const DIALECTS = [
  ["grafana-postgresql-datasource", "(?:[^']|'')*", (text: string) => text.replaceAll("''", "'")],
  ["postgres", "(?:[^']|'')*", (text: string) => text.replaceAll("''", "'")],
  ["mssql", "(?:[^']|'')*", (text: string) => text.replaceAll("''", "'")],
  [
    "mysql",
    "(?:[^'\\\\]|\\\\.|'')*",
    (text: string) =>
      text.replace(/\\(.)|''/gs, (_, mark?: string) => (mark === "n" ? "\n" : mark === "r" ? "\r" : (mark ?? "'"))),
  ],
] as const;

describe.each(DIALECTS)("filling variables into SQL of %s", (type, inner, read) => {
  it("gives a quoted text back as exactly the value, whatever it is", () => {
    const shape = new RegExp(`^SELECT 1 WHERE a = '(${inner})' AND b = 'end'$`, "s");
    fc.assert(
      fc.property(evil, (value) => {
        const literal = shape.exec(fill("SELECT 1 WHERE a = '$text' AND b = 'end'", type, { text: value }))?.[1];
        expect(read(literal ?? "no literal")).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["", ":sqlstring", ":singlequote"])("writes several values as literals of their own with %j", (format) => {
    const shape = new RegExp(`^SELECT 1 WHERE a IN \\('(${inner})','(${inner})'\\)$`, "s");
    fc.assert(
      fc.property(evil, evil, (one, other) => {
        const filled = fill(`SELECT 1 WHERE a IN (\${many${format}})`, type, { many: [one, other] });
        expect(shape.exec(filled)?.slice(1).map(read)).toEqual([one, other]);
      }),
    );
  });

  it("leaves macros to the back end, and refuses a statement in place of a number", () => {
    const text = "SELECT $__timeGroup(t, $__interval) WHERE $__timeFilter(t) LIMIT $text";
    expect(fill(text, type, { text: "10" })).toBe(text.replace("$text", "10"));
    for (const value of ["1; DROP TABLE x", "1 OR 1=1", "-- ", "1)", "/*"]) {
      expect(filledOrRefused(text, type, { text: value })).toBeNull();
    }
  });

  it("never lets a value move the border between text and query, wherever it stands", () => {
    const language = languageOf(type === "mysql" ? "mysql" : type === "mssql" ? "mssql" : "postgres")!.language;
    const parts = [
      "'",
      '"',
      "`",
      "[",
      "]",
      "''",
      "\\",
      "--",
      "#",
      "/*",
      "*/",
      "$$",
      "$q$",
      "E'",
      "\n",
      " a ",
      "=",
      "-",
    ];
    const format = fc.constantFrom("", ":raw", ":csv", ":json", ":sqlstring", ":doublequote", ":regex", ":text");
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 8 }), format, evil, (before, chosen, value) => {
        const template = before.join("").replaceAll("$$$", "$$ $");
        const reference = `\${text${chosen}}`;
        const filled = filledOrRefused(`${template}${reference} tail`, type, { text: value });
        if (filled === null) return;
        const written = filled.slice(template.length, -" tail".length);
        expect(filled.startsWith(template) && filled.endsWith(" tail")).toBe(true);
        const place = language.placeAfter(template);
        if (written !== "") expect(language.placeAfter(template + written)).toBe(place);
      }),
      { numRuns: 3_000 },
    );
  });
});

it("does not let a value turn the literal behind it into one with escapes", () => {
  expect(filledOrRefused("SELECT $text'a\\'", "postgres", { text: "E" })).toBeNull();
});

it.each([
  ["a comment that says it's one", "SELECT 1 -- it's\n WHERE a = $text", "x'; DROP"],
  ["a comment of several lines", "SELECT /* ' */ $text", "a b"],
  ["a variable inside a comment", "SELECT 1 -- $text\n", "x\nDROP"],
  ["a text between dollars", "SELECT $q$ ' $q$ || $text", "a b"],
])("is not misled by %s", (_what, text, value) => {
  expect(filledOrRefused(text, "postgres", { text: value })).toBeNull();
});

describe("filling variables into TraceQL", () => {
  const nodesOf = (text: string): string[] => {
    const names: string[] = [];
    parser.parse(text).iterate({ enter: (node) => void names.push(node.type.isError ? "error" : node.name) });
    return names;
  };

  // The grammar knows no escaped line breaks, which Tempo reads.
  const oneLine = evil.map((value) => value.replaceAll(/[\n\r]/g, " "));

  it("keeps a value in its quotes", () => {
    const shape = nodesOf('{ resource.service.name = "x" && span.a =~ "y" }');
    fc.assert(
      fc.property(oneLine, fc.constantFrom("", ":regex", ":pipe", ":raw", ":csv"), (value, format) => {
        const text = `{ resource.service.name = "\${text${format}}" && span.a =~ "\${many${format}}" }`;
        expect(nodesOf(fill(text, "tempo", { text: value, many: [value, "b"] }))).toEqual(shape);
      }),
      { numRuns: 500 },
    );
  });

  it("joins several values by a bar", () => {
    expect(fill('{ span.a =~ "$many" }', "tempo", { many: ["a", "b"] })).toBe('{ span.a =~ "a|b" }');
  });
});

it("sends TestData any value: it is data and no language", () => {
  const target = { refId: "A", hide: false, datasource: null, scenarioId: "csv_content", csvContent: "a\n$text" };
  const scope = variableScope(dashboard, { text: "x y; '" }, TEST_RANGE);
  expect(interpolateTarget(target, "testdata", scope)).toMatchObject({ csvContent: "a\nx y; '" });
});
