import type { DataQuery, QueryContext, SandboxDataSource } from "../data-source";
import type { QueryAnswer } from "../frames/data-frame";
import { type ExpressionValue, ExpressionSyntaxError } from "./expression-value";
import { type Expression, parseExpression } from "./parse-expression";
import { readFrames, UnreadableFrames } from "./read-frames";
import { valueFrame } from "./value-frame";

export const EXPRESSION_UID = "__expr__";

export interface PlannedQuery {
  query: DataQuery;
  /** Nothing for an expression. */
  source: SandboxDataSource | undefined;
}

/** The request cannot be run at all: 400 with the refId that cannot be read, or 500 without a reason. */
export class ExpressionFailure extends Error {
  constructor(
    readonly refId?: string,
    message = "Query data error",
  ) {
    super(message);
  }
}

function parse(planned: readonly PlannedQuery[]): Map<string, Expression> {
  const found = new Map<string, Expression>();
  const refIds = new Set(planned.map(({ query }) => query.refId));
  for (const { query, source } of planned) {
    if (source) continue;
    let expression: Expression | undefined;
    try {
      expression = parseExpression(query);
    } catch (error) {
      if (error instanceof ExpressionSyntaxError) throw new ExpressionFailure(query.refId, error.message);
      throw error;
    }
    if (!expression || expression.needs.some((refId) => !refIds.has(refId))) throw new ExpressionFailure();
    found.set(query.refId, expression);
  }
  return found;
}

/** Dependencies first. @throws ExpressionFailure when expressions need each other */
function order(planned: readonly PlannedQuery[], expressions: ReadonlyMap<string, Expression>): PlannedQuery[] {
  const sorted: PlannedQuery[] = [];
  const visiting = new Set<string>();
  const visit = (one: PlannedQuery): void => {
    if (sorted.includes(one)) return;
    if (visiting.has(one.query.refId)) throw new ExpressionFailure();
    visiting.add(one.query.refId);
    for (const refId of expressions.get(one.query.refId)?.needs ?? []) {
      const needed = planned.find(({ query }) => query.refId === refId);
      if (needed) visit(needed);
    }
    sorted.push(one);
  };
  for (const one of planned) visit(one);
  return sorted;
}

/** Computes queries and expressions in the order in which they need each other: values, or why there are none. */
export async function evaluateQueries(
  planned: readonly PlannedQuery[],
  context: QueryContext,
): Promise<{ values: Map<string, ExpressionValue[]>; failures: Map<string, string> }> {
  const expressions = parse(planned);
  const values = new Map<string, ExpressionValue[]>();
  const failures = new Map<string, string>();
  for (const { query, source } of order(planned, expressions)) {
    const { refId } = query;
    const expression = expressions.get(refId);
    const lacking = expression?.needs.find((needed) => !values.has(needed));
    if (lacking !== undefined) {
      const reason = `due to a failure of the dependent expression or query [${lacking}]`;
      failures.set(refId, `[sse.dependencyError] did not execute expression [${refId}] ${reason}`);
    } else if (source) {
      const outcome = await read(source, query, context);
      if (typeof outcome === "string") failures.set(refId, outcome);
      else values.set(refId, outcome);
    } else if (expression) values.set(refId, expression.run(values, context));
  }
  return { values, failures };
}

/** Runs queries of which at least one is an expression. Hidden ones are computed and left out of the answer. */
export async function runExpressions(
  planned: readonly PlannedQuery[],
  context: QueryContext,
): Promise<[string, QueryAnswer][]> {
  const { values, failures } = await evaluateQueries(planned, context);
  return planned
    .filter(({ query }) => query.hide !== true)
    .map(({ query: { refId } }): [string, QueryAnswer] => {
      const error = failures.get(refId);
      if (error !== undefined) return [refId, { status: 500, error, errorSource: "", frames: [], listed: true }];
      const frames = (values.get(refId) ?? []).map((value) => valueFrame(refId, value));
      return [refId, { status: 200, frames }];
    });
}

/** The values of a data source's query, or why there are none. */
async function read(
  source: SandboxDataSource,
  query: DataQuery,
  context: QueryContext,
): Promise<ExpressionValue[] | string> {
  const answer = await source.query(query, context);
  if (answer?.error !== undefined)
    return `[sse.dataQueryError] failed to execute query [${query.refId}]: ${answer.error}`;
  try {
    return readFrames(answer?.frames ?? [], source.type);
  } catch (error) {
    if (!(error instanceof UnreadableFrames)) throw error;
    return `[sse.readDataError] [${query.refId}] got error: ${error.message}`;
  }
}
