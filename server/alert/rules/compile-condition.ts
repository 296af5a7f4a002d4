import { type ASTNode, Environment, ParseError, TypeError as TypeProblem } from "@marcbachmann/cel-js";

/** What a condition is asked about. */
export interface RoutedFiring {
  id: string;
  alertId: string;
  name: string;
  startsAt: Date;
  endsAt: Date | null;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  values: Record<string, number>;
  source: { id: string; name: string; kind: string };
  group: { key: string; receiver: string; labels: Record<string, string> };
}

/** Why a text is no condition. Places count UTF-16 code units of the text, from 0. */
export interface ConditionProblem {
  /** Of the language, such as `unknown_variable`; `not_a_condition` for what answers with something else than yes or no. */
  code: string;
  message: string;
  from: number;
  to: number;
}

export type Condition = (firing: RoutedFiring) => boolean;
export type CompiledCondition = { condition: Condition } | { problem: ConditionProblem };

const environment = new Environment({ limits: { maxAstNodes: 1_000, maxDepth: 50 } })
  .registerVariable("labels", "map<string, string>")
  .registerVariable("annotations", "map<string, string>")
  .registerVariable("values", "map<string, double>")
  .registerVariable({ name: "source", schema: { name: "string", kind: "string" } })
  .registerVariable({ name: "group", schema: { key: "string", receiver: "string", labels: "map<string, string>" } })
  .registerVariable({ name: "firing", schema: { name: "string", startsAt: "google.protobuf.Timestamp" } });

type Variables = Record<string, unknown>;
const asked = new WeakMap<RoutedFiring, Variables>();

/** Labels are told by others, and maps have no names of their own: one called `constructor` is one like any other. */
function variablesOf(firing: RoutedFiring): Variables {
  const known = asked.get(firing);
  if (known) return known;
  const { labels, annotations, values, source, group, name, startsAt } = firing;
  const map = (record: Record<string, unknown>) => new Map(Object.entries(record));
  const variables = {
    labels: map(labels),
    annotations: map(annotations),
    values: map(values),
    source: { name: source.name, kind: source.kind },
    group: { key: group.key, receiver: group.receiver, labels: map(group.labels) },
    firing: { name, startsAt },
  };
  asked.set(firing, variables);
  return variables;
}

const isNode = (value: unknown): value is ASTNode => typeof value === "object" && value !== null && "op" in value;

function* nodesOf(value: unknown): Generator<ASTNode> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  if (!isNode(value)) return;
  yield value;
  yield* nodesOf(value.args);
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** A pattern that is written out is looked at before it is ever asked; one that cannot be read would fit nothing. */
function brokenPattern(ast: ASTNode): ConditionProblem | null {
  for (const node of nodesOf(ast)) {
    if (node.op !== "rcall" || node.args[0] !== "matches") continue;
    const [pattern] = node.args[2];
    if (pattern?.op !== "value" || typeof pattern.args !== "string") continue;
    if (isPattern(pattern.args)) continue;
    const { start: from, end: to } = pattern.range;
    return { code: "invalid_regular_expression", message: `Invalid regular expression: ${pattern.args}`, from, to };
  }
  return null;
}

function problemOf(error: unknown, expression: string): ConditionProblem {
  const isKnown = error instanceof ParseError || error instanceof TypeProblem;
  const place = (isKnown && error.range) || { start: 0, end: expression.length };
  const within = (at: number) => Math.min(Math.max(0, at), expression.length);
  const from = within(place.start);
  return {
    code: isKnown ? error.code : "unreadable",
    message: isKnown ? error.summary : "The condition cannot be read",
    from,
    to: Math.max(from, within(place.end)),
  };
}

/** A condition in CEL over `labels`, `annotations`, `values`, `source`, `group` and `firing`; or why it is none, and where. */
export function compileCondition(expression: string): CompiledCondition {
  try {
    const checked = environment.check(expression);
    if (!checked.valid) return { problem: problemOf(checked.error, expression) };
    if (checked.type !== "bool") {
      const message = `The condition answers with ${checked.type}, not with true or false`;
      return { problem: { code: "not_a_condition", message, from: 0, to: expression.length } };
    }
    const evaluate = environment.parse(expression);
    const problem = brokenPattern(evaluate.ast);
    if (problem) return { problem };
    return { condition: (firing) => evaluate(variablesOf(firing)) === true };
  } catch (error) {
    return { problem: problemOf(error, expression) };
  }
}
