import fc from "fast-check";
import { expect, it } from "vitest";
import { withoutQueryText } from "./without-query-text";

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(
    ([key, inner]) => key !== "executedQueryString" || typeof inner !== "string",
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, without(inner)]));
}

it("leaves out the text of queries and nothing else, whatever the answer holds", () => {
  const tricky = fc.constantFrom(
    '"executedQueryString":"x"',
    ',"executedQueryString":"x",',
    'a\\"executedQueryString":"\\',
    '{a="b",}',
    "\\",
    '"',
  );
  const text = fc.oneof(fc.string(), tricky);
  const key = fc.oneof(fc.constantFrom("executedQueryString", "meta", "custom", "name"), text);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      text,
      fc.integer(),
      fc.constant(null),
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(key, tie("tree"), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, tree, { maxKeys: 4 }), fc.constantFrom(undefined, 2), (answer, indent) => {
      const json = JSON.stringify(answer, null, indent);
      expect(JSON.parse(withoutQueryText(json))).toEqual(JSON.parse(JSON.stringify(without(answer))));
    }),
    { numRuns: 500 },
  );
});
