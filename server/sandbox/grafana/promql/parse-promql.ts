import { parser } from "@prometheus-io/lezer-promql";
import type { SyntaxNode } from "@lezer/common";
import { checkTypes } from "./check-types";
import { parseDuration } from "./duration";
import type { BinaryOperator, Expression, VectorMatching } from "./expression";
import { AGGREGATIONS, AGGREGATIONS_WITH_PARAMETER, FUNCTION_SIGNATURES } from "./function-signatures";
import { type Matcher, createMatcher } from "./matcher";
import { PromqlError } from "./promql-error";
import { syntaxError } from "./syntax-error";
import { unquote } from "./unquote";

const UNSUPPORTED: Record<string, string> = {
  SubqueryExpr: "subqueries are not supported",
  StepInvariantExpr: "the @ modifier is not supported",
  AnchoredExpr: "anchored selectors are not supported",
  SmoothedExpr: "smoothed selectors are not supported",
  FillModifier: "fill modifiers are not supported",
  Atan2: "the operator atan2 is not supported",
};

/** Reads a PromQL expression and checks its types. @throws PromqlError as Prometheus words it. */
export function parsePromql(text: string): Expression {
  if (text.trim() === "") throw PromqlError.parse(text, 0, "no expression found in input");
  const tree = parser.parse(text);
  const mistake = firstMistake(tree.topNode);
  if (mistake !== undefined) throw syntaxError(text, mistake);
  const root = tree.topNode.firstChild;
  if (!root) throw PromqlError.parse(text, 0, "no expression found in input");
  const expression = new Reader(text).read(root);
  checkTypes(text, expression);
  return expression;
}

function firstMistake(root: SyntaxNode): number | undefined {
  const cursor = root.cursor();
  let first: number | undefined;
  do {
    if (cursor.type.isError && (first === undefined || cursor.from < first)) first = cursor.from;
  } while (cursor.next());
  return first;
}

const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "LineComment") found.push(child);
  }
  return found;
};

class Reader {
  constructor(private readonly text: string) {}

  read(node: SyntaxNode): Expression {
    const from = node.from;
    switch (node.name) {
      case "ParenExpr":
        return { ...this.read(this.child(node, 0)), from };
      case "NumberDurationLiteral":
        return { kind: "number", value: this.number(node), from };
      case "StringLiteral":
        return { kind: "string", value: unquote(this.slice(node)), from };
      case "VectorSelector":
        return this.selector(node);
      case "MatrixSelector":
        return this.range(node);
      case "OffsetExpr":
        return this.offset(node);
      case "UnaryExpr": {
        const operand = this.read(this.child(node, 1));
        return this.slice(this.child(node, 0)) === "-" ? { kind: "negate", operand, from } : { ...operand, from };
      }
      case "FunctionCall":
        return this.call(node);
      case "AggregateExpr":
        return this.aggregate(node);
      case "BinaryExpr":
        return this.binary(node);
      default:
        throw this.refuse(node, UNSUPPORTED[node.name] ?? `expressions of kind ${node.name} are not supported`);
    }
  }

  private call(node: SyntaxNode): Expression {
    const name = this.slice(this.child(node, 0));
    if (!FUNCTION_SIGNATURES[name]) throw this.refuse(node, `the function ${name} is not supported`);
    const body = node.getChild("FunctionCallBody");
    return {
      kind: "call",
      name,
      arguments: (body ? children(body) : []).map((part) => this.read(part)),
      from: node.from,
    };
  }

  private aggregate(node: SyntaxNode): Expression {
    const operator = this.slice(this.child(node, 0)).toLowerCase();
    if (!AGGREGATIONS.has(operator)) throw this.refuse(node, `the aggregation ${operator} is not supported`);
    const body = node.getChild("FunctionCallBody");
    const parts = body ? children(body) : [];
    const wanted = AGGREGATIONS_WITH_PARAMETER.has(operator) ? 2 : 1;
    const operand = parts.at(-1);
    if (!operand || parts.length !== wanted) {
      const message = `wrong number of arguments for aggregate expression provided, expected ${wanted}, got ${parts.length}`;
      throw PromqlError.parse(this.text, node.from, message);
    }
    const modifier = node.getChild("AggregateModifier");
    return {
      kind: "aggregate",
      operator,
      parameter: wanted === 2 && parts[0] ? this.read(parts[0]) : undefined,
      operand: this.read(operand),
      grouping: {
        mode: modifier?.getChild("Without") ? "without" : "by",
        labels: modifier ? this.grouping(modifier.getChild("GroupingLabels")) : [],
      },
      from: node.from,
    };
  }

  private binary(node: SyntaxNode): Expression {
    const parts = children(node);
    const [left, operator, right] = [parts[0], parts[1], parts.at(-1)];
    if (!left || !operator || !right) throw syntaxError(this.text, node.from);
    const unsupported = parts.find((part) => UNSUPPORTED[part.name]);
    if (unsupported && unsupported !== left && unsupported !== right) {
      throw this.refuse(unsupported, UNSUPPORTED[unsupported.name] ?? "");
    }
    return {
      kind: "binary",
      operator: this.slice(operator).toLowerCase() as BinaryOperator,
      bool: node.getChild("BoolModifier") !== null,
      left: this.read(left),
      right: this.read(right),
      matching: this.matching(node),
      from: node.from,
    };
  }

  private matching(node: SyntaxNode): VectorMatching {
    const matching: VectorMatching = { on: false, labels: [], group: "none", include: [] };
    // The clause stands beside the bool modifier or inside it, depending on whether one was written.
    const clause =
      node.getChild("MatchingModifierClause") ?? node.getChild("BoolModifier")?.getChild("MatchingModifierClause");
    let target: "labels" | "include" = "labels";
    for (const part of clause ? children(clause) : []) {
      if (part.name === "On") matching.on = true;
      else if (part.name === "GroupLeft" || part.name === "GroupRight") {
        matching.group = part.name === "GroupLeft" ? "left" : "right";
        target = "include";
      } else if (part.name === "GroupingLabels") matching[target] = this.grouping(part);
    }
    return matching;
  }

  private selector(node: SyntaxNode): Extract<Expression, { kind: "selector" }> {
    const identifier = node.getChild("Identifier");
    const matchers: Matcher[] = [];
    let name = identifier ? this.slice(identifier) : undefined;
    const list = node.getChild("LabelMatchers");
    for (const part of list ? children(list) : []) {
      if (part.name === "QuotedLabelName") {
        name = unquote(this.slice(part));
        continue;
      }
      const [label, operator, value] = children(part);
      if (!label || !operator || !value) throw syntaxError(this.text, part.from);
      const key = label.name === "QuotedLabelName" ? unquote(this.slice(label)) : this.slice(label);
      const matcher = this.matcher(part, key, this.slice(operator) as Matcher["operator"], unquote(this.slice(value)));
      if (key === "__name__" && name !== undefined) {
        throw PromqlError.parse(
          this.text,
          node.from,
          `metric name must not be set twice: "${name}" or "${matcher.value}"`,
        );
      }
      if (key === "__name__" && matcher.operator === "=" && matcher.value !== "") name = matcher.value;
      else matchers.push(matcher);
    }
    if (name === undefined && matchers.every((matcher) => matcher.matches(""))) {
      throw PromqlError.parse(this.text, node.from, "vector selector must contain at least one non-empty matcher");
    }
    return { kind: "selector", name, matchers, offsetMs: 0, from: node.from };
  }

  private matcher(node: SyntaxNode, label: string, operator: Matcher["operator"], value: string): Matcher {
    try {
      return createMatcher(label, operator, value);
    } catch {
      throw PromqlError.parse(this.text, node.from, `error parsing regexp: invalid expression: \`^(?:${value})$\``);
    }
  }

  private range(node: SyntaxNode): Extract<Expression, { kind: "range" }> {
    const [inner, duration] = children(node);
    if (!inner || !duration || inner.name !== "VectorSelector") {
      throw PromqlError.parse(this.text, node.from, "ranges only allowed for vector selectors");
    }
    const rangeMs = this.duration(duration);
    if (rangeMs <= 0) throw PromqlError.parse(this.text, duration.from, "duration must be greater than 0");
    return { kind: "range", selector: this.selector(inner), rangeMs, from: node.from };
  }

  private offset(node: SyntaxNode): Expression {
    const inner = this.read(this.child(node, 0));
    const duration = node.getChild("OffsetDurationExpr");
    if (!duration) throw syntaxError(this.text, node.to);
    const offsetMs = this.duration(duration);
    if (inner.kind === "selector") return { ...inner, offsetMs };
    if (inner.kind === "range") return { ...inner, selector: { ...inner.selector, offsetMs } };
    throw PromqlError.parse(
      this.text,
      node.from,
      "offset modifier must be preceded by an instant vector selector or range vector selector or a subquery",
    );
  }

  private duration(node: SyntaxNode): number {
    const text = this.slice(node).replaceAll(/\s/g, "");
    const negative = text.startsWith("-");
    const value = parseDuration(text.replace(/^[-+]/, ""));
    if (value === undefined) throw PromqlError.parse(this.text, node.from, `bad duration syntax: "${text}"`);
    return negative ? -value : value;
  }

  private number(node: SyntaxNode): number {
    const text = this.slice(node).replaceAll("_", "").toLowerCase();
    if (text === "inf") return Infinity;
    if (text === "nan") return Number.NaN;
    const plain = Number(text);
    if (!Number.isNaN(plain)) return plain;
    const duration = parseDuration(text);
    if (duration === undefined)
      throw PromqlError.parse(this.text, node.from, `bad number or duration syntax: "${text}"`);
    return duration / 1000;
  }

  private grouping(node: SyntaxNode | null): string[] {
    return node ? children(node).map((label) => this.slice(label)) : [];
  }

  private slice(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  private child(node: SyntaxNode, index: number): SyntaxNode {
    const child = children(node)[index];
    if (!child) throw syntaxError(this.text, node.from);
    return child;
  }

  private refuse(node: SyntaxNode, message: string): PromqlError {
    return PromqlError.parse(this.text, node.from, message);
  }
}
