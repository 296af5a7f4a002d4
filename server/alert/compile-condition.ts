import { Environment } from "@marcbachmann/cel-js";

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

export type Condition = (firing: RoutedFiring) => boolean;
export type CompiledCondition = { condition: Condition } | { error: string };

const environment = new Environment({ limits: { maxAstNodes: 1_000, maxDepth: 50 } })
  .registerVariable("labels", "map<string, string>")
  .registerVariable("annotations", "map<string, string>")
  .registerVariable("values", "map<string, double>")
  .registerVariable({ name: "source", schema: { name: "string", kind: "string" } })
  .registerVariable({ name: "group", schema: { key: "string", receiver: "string", labels: "map<string, string>" } })
  .registerVariable({ name: "firing", schema: { name: "string", startsAt: "google.protobuf.Timestamp" } });

/** A condition in CEL over `labels`, `annotations`, `values`, `source`, `group` and `firing`; or why it is none. */
export function compileCondition(expression: string): CompiledCondition {
  try {
    const checked = environment.check(expression);
    if (!checked.valid) return { error: checked.error?.message ?? "The condition cannot be read" };
    if (checked.type !== "bool") return { error: `The condition answers with ${checked.type}, not with true or false` };
    const evaluate = environment.parse(expression);
    return {
      condition: ({ labels, annotations, values, source, group, name, startsAt }) =>
        evaluate({ labels, annotations, values, source, group, firing: { name, startsAt } }) === true,
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : "The condition cannot be read" };
  }
}
