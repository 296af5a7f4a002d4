import type { Completion, CompletionSource } from "@codemirror/autocomplete";

const FUNCTIONS = (
  "append boolean contains count distinct each eval exists filter floor fromMillis join keys length lookup lowercase map " +
  "match max merge millis min not now number pad reduce replace round single sort split spread string substring " +
  "substringAfter substringBefore sum toMillis trim type uppercase"
).split(" ");
const MADE = "key name status startsAt endsAt severity labels annotations values links".split(" ");

/** Fields of the sample, what an alert is made of, and the language's functions. */
export function completeMapping(fields: () => readonly string[]): CompletionSource {
  return (context) => {
    const word = context.matchBefore(/["$`]?\w*$/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    const options: Completion[] = [
      ...fields().map((label) => ({ label, type: "property", boost: 2 })),
      ...MADE.map((name) => ({ label: `"${name}"`, apply: `"${name}": `, type: "keyword", boost: 1 })),
      ...FUNCTIONS.map((name) => ({ label: `$${name}`, apply: `$${name}(`, type: "function" })),
    ];
    return { from: word.from, options, validFor: /^["$`]?\w*$/ };
  };
}
