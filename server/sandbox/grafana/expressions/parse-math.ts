import { ExpressionSyntaxError } from "./expression-value";

export type MathNode =
  | { kind: "number"; value: number }
  | { kind: "variable"; name: string }
  | { kind: "unary"; operator: string; operand: MathNode }
  | { kind: "binary"; operator: string; left: MathNode; right: MathNode }
  | { kind: "call"; name: string; argument?: MathNode };

/** Operators by how tightly they bind, loosest first. */
const LEVELS = [["||"], ["&&"], ["==", "!=", ">", ">=", "<", "<="], ["+", "-"], ["*", "/", "%"], ["**"]];
const CONSTANTS = new Set(["nan", "inf", "infn", "null"]);
const FUNCTIONS = new Set([
  "abs",
  "log",
  "round",
  "ceil",
  "floor",
  "is_number",
  "is_nan",
  "is_inf",
  "is_null",
  ...CONSTANTS,
]);
const TOKEN =
  /\s*(?:(\$\{[^}]+\}|\$\w+)|(0[xX][\da-fA-F]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)|([a-z_]\w*)|(\*\*|&&|\|\||[=!<>]=|[-+*/%<>!(),]))/y;

const fail = (text: string): never => {
  throw new ExpressionSyntaxError(`invalid math command: expr: ${text}`);
};

function tokens(input: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (input.slice(TOKEN.lastIndex).trim() !== "") {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(input);
    if (!match) return fail(`unexpected character in input: ${input.slice(at).trim()}`);
    found.push(match[0].trim());
  }
  return found;
}

/** Parses the language of math expressions: `$A`, numbers, operators and a few functions. @throws ExpressionSyntaxError */
export function parseMath(input: string): MathNode {
  const list = tokens(input);
  let at = 0;
  const take = (): string => list[at++] ?? fail("unexpected EOF in input: F()");

  function level(depth: number): MathNode {
    const operators = LEVELS[depth];
    if (!operators) return unary();
    let left = level(depth + 1);
    while (operators.includes(list[at] ?? "")) {
      const operator = take();
      left = { kind: "binary", operator, left, right: level(depth + 1) };
    }
    return left;
  }

  function unary(): MathNode {
    if (list[at] !== "-" && list[at] !== "!") return primary();
    const operator = take();
    return { kind: "unary", operator, operand: unary() };
  }

  function primary(): MathNode {
    const token = take();
    if (token === "(") {
      const inside = level(0);
      if (take() !== ")") fail(`unexpected "${list[at - 1]}" in paren expr`);
      return inside;
    }
    if (token.startsWith("$")) return { kind: "variable", name: token.replaceAll(/[${}]/g, "") };
    if (/^[\d.]/.test(token)) return { kind: "number", value: Number(token) };
    return /^[a-z_]/.test(token) ? call(token) : fail(`unexpected "${token}" in input`);
  }

  function call(name: string): MathNode {
    if (!FUNCTIONS.has(name)) fail(`non existent function ${name}`);
    if (take() !== "(") fail(`unexpected "${list[at - 1]}" in func`);
    const takesOne = !CONSTANTS.has(name);
    if (list[at] === ")") {
      if (takesOne) fail(`parse: not enough arguments for ${name}`);
      at += 1;
      return { kind: "call", name };
    }
    const argument = level(0);
    if (!takesOne || list[at] === ",") fail(`parse: too many arguments for ${name}`);
    if (take() !== ")") fail(`unexpected "${list[at - 1]}" in func`);
    return { kind: "call", name, argument };
  }

  const root = level(0);
  if (at < list.length) fail(`unexpected "${list[at]}" in root input`);
  return root;
}

/** The refIds that an expression needs. */
export function mathVariables(node: MathNode): string[] {
  switch (node.kind) {
    case "variable":
      return [node.name];
    case "unary":
      return mathVariables(node.operand);
    case "binary":
      return [...mathVariables(node.left), ...mathVariables(node.right)];
    case "call":
      return node.argument ? mathVariables(node.argument) : [];
    default:
      return [];
  }
}
