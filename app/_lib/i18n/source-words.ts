import ts from "typescript";

/** A literal text in JSX, or a use of a message, found in a source file. */
export interface SourceWords {
  /** Texts and attributes that a person would read and that no message file holds. */
  literals: { line: number; text: string }[];
  /** Keys of messages, each as a pattern: what is decided at run time matches anything. */
  keys: { line: number; pattern: RegExp; text: string }[];
}

const READ_ATTRIBUTES = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "aria-valuetext",
  "placeholder",
  "title",
]);
const METHODS = new Set(["rich", "markup", "raw", "has"]);
const LETTER = /\p{L}/u;

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The pattern of a key that is written as a string, a template or a choice of both; null when it is none of these. */
function patternsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [escape(node.text)];
  if (ts.isConditionalExpression(node)) return [...patternsOf(node.whenTrue), ...patternsOf(node.whenFalse)];
  if (ts.isTemplateExpression(node)) {
    return [escape(node.head.text) + node.templateSpans.map((span) => `.+${escape(span.literal.text)}`).join("")];
  }
  return [".+"];
}

/** The namespace in `useTranslations("a.b")` or `await getTranslations("a.b")`; null when the call is another one. */
function namespaceOf(node: ts.Expression): string | null {
  const call = ts.isAwaitExpression(node) ? node.expression : node;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return null;
  if (!["useTranslations", "getTranslations"].includes(call.expression.text)) return null;
  const [first] = call.arguments;
  return first && ts.isStringLiteralLike(first) ? first.text : "";
}

/** Reads one `.ts` or `.tsx` file. */
export function sourceWords(file: string, source: string): SourceWords {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: SourceWords = { literals: [], keys: [] };
  const namespaces = new Map<string, Set<string>>();
  const lineOf = (node: ts.Node) => tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;

  function visit(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && node.initializer) addTranslator(node.name, node.initializer);
    if (ts.isJsxText(node) && LETTER.test(node.text))
      found.literals.push({ line: lineOf(node), text: node.text.trim() });
    if (ts.isJsxAttribute(node) && READ_ATTRIBUTES.has(node.name.getText())) {
      const value =
        node.initializer && ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && ts.isStringLiteralLike(value) && LETTER.test(value.text))
        found.literals.push({ line: lineOf(node), text: value.text });
    }
    if (
      ts.isJsxExpression(node) &&
      node.expression &&
      ts.isStringLiteralLike(node.expression) &&
      !ts.isJsxAttribute(node.parent)
    ) {
      if (LETTER.test(node.expression.text)) found.literals.push({ line: lineOf(node), text: node.expression.text });
    }
    if (ts.isCallExpression(node) && node.arguments[0]) addKey(node, node.arguments[0]);
    ts.forEachChild(node, visit);
  }

  function addTranslator(name: ts.BindingName, value: ts.Expression): void {
    if (ts.isIdentifier(name)) {
      const namespace = namespaceOf(value);
      if (namespace === null) return;
      namespaces.set(name.text, (namespaces.get(name.text) ?? new Set()).add(namespace));
      return;
    }
    // const [a, t] = await Promise.all([first(), getTranslations("x")])
    const all = ts.isAwaitExpression(value) && ts.isCallExpression(value.expression) && value.expression.arguments[0];
    if (!ts.isArrayBindingPattern(name) || !all || !ts.isArrayLiteralExpression(all)) return;
    for (const [index, element] of name.elements.entries()) {
      const promised = all.elements[index];
      if (ts.isBindingElement(element) && promised) addTranslator(element.name, promised);
    }
  }

  function addKey(call: ts.CallExpression, key: ts.Expression): void {
    const callee = call.expression;
    const direct = ts.isIdentifier(callee) ? callee.text : null;
    const method =
      ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && METHODS.has(callee.name.text)
        ? callee.expression.text
        : null;
    const scopes = namespaces.get(direct ?? method ?? "");
    if (!scopes) return;
    const prefixes = [...scopes].map((scope) => (scope ? escape(`${scope}.`) : ""));
    // `raw` may ask for a whole group.
    const rest = ts.isPropertyAccessExpression(callee) && callee.name.text === "raw" ? "(\\..+)?" : "";
    for (const pattern of patternsOf(key)) {
      found.keys.push({
        line: lineOf(call),
        text: key.getText(),
        pattern: new RegExp(`^(${prefixes.join("|")})${pattern}${rest}$`),
      });
    }
  }

  visit(tree);
  return found;
}
