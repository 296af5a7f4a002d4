import type { VariableOption } from "../contract";

/** Levels of TestData's made-up tree and the letters of each. */
const DEPTH = 6;
const LETTERS = ["A", "B", "C"];

function namesFit(part: string, name: string): boolean {
  const wanted = /^\{(.*)\}$/.exec(part)?.[1]?.split(",") ?? [part];
  return wanted.some((one) => (one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : one === name));
}

/**
 * What a variable query of TestData gives: the children of a node in its made-up tree, where `A` has the children `AA`,
 * `AB` and `AC`. `*` is the first level, `A.*` the one below `A`, `A.{AA,AB}.*` the one below both.
 */
export function testdataTree(query: string): VariableOption[] {
  const parts = query.trim().split(".").slice(0, DEPTH);
  let parents = [""];
  for (const [index, part] of parts.entries()) {
    const children = parents.flatMap((parent) => LETTERS.map((letter) => parent + letter));
    const isLast = index === parts.length - 1;
    parents = part === "*" ? children : children.filter((name) => namesFit(part, name));
    // A query that ends with a name asks for what is below it.
    if (isLast && part !== "*") parents = parents.flatMap((parent) => LETTERS.map((letter) => parent + letter));
  }
  return parents.map((name) => ({ text: name, value: name }));
}
