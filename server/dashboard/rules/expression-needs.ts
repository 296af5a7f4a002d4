/** Kinds of expressions that name their input as a bare refId. */
const BARE = new Set(["reduce", "resample", "threshold"]);
const NAMED = /\$(?:\{([^}]+)\}|(\w+))/g;

interface Expression {
  refId: string;
  type?: unknown;
  expression?: unknown;
  conditions?: unknown;
}

function conditionInputs(conditions: unknown): string[] {
  if (!Array.isArray(conditions)) return [];
  return (conditions as { query?: { params?: unknown[] } }[]).map((condition) => String(condition?.query?.params?.[0]));
}

/** The refIds that one expression reads, or null where it may read any. */
function inputsOf({ type, expression, conditions }: Expression): string[] | null {
  if (type === "classic_conditions") return conditionInputs(conditions);
  if (typeof expression !== "string") return null;
  if (type === "math") return [...expression.matchAll(NAMED)].map((match) => match[1] ?? match[2] ?? "");
  return BARE.has(String(type)) ? [expression.replace(/^\$\{?(\w+)\}?$/, "$1")] : null;
}

/**
 * Everything that has to be sent so that the wanted queries can be answered: they themselves, and what the expressions
 * among them read, hidden or not, through any number of steps.
 */
export function expressionNeeds<Q extends Expression>(
  all: readonly Q[],
  wanted: readonly Q[],
  isExpression: (query: Q) => boolean,
): Q[] {
  const needed = new Set(wanted);
  for (const query of needed) {
    if (!isExpression(query)) continue;
    const inputs = inputsOf(query);
    for (const other of all) if (inputs === null || inputs.includes(other.refId)) needed.add(other);
  }
  return all.filter((query) => needed.has(query));
}
