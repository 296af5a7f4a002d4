/** The part of a data frame that is read here. */
export interface GraphFrame {
  name?: string;
  refId?: string;
  length: number;
  fields: readonly GraphField[];
}

export interface GraphField {
  name: string;
  type: string;
  values: ArrayLike<unknown>;
  config?: { displayName?: string; color?: { fixedColor?: string } };
  /** Writes a value with its unit. */
  display?: (value: unknown) => { text: string; suffix?: string; prefix?: string };
}

export interface GraphArc {
  color: string;
  /** Part of the circle, 0 to 1. */
  share: number;
}

export interface GraphDetail {
  name: string;
  value: string;
}

export interface GraphNode {
  id: string;
  title: string;
  subtitle: string;
  mainStat: string;
  secondaryStat: string;
  color: string | null;
  arcs: GraphArc[];
  radius: number;
  details: GraphDetail[];
}

export interface GraphEdge {
  id: string;
  source: string;
  target: string;
  mainStat: string;
  secondaryStat: string;
  thickness: number;
  color: string | null;
  dash: string;
  details: GraphDetail[];
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

/** Grafana's own: the size of a circle and the width of a line where the data says nothing. */
const RADIUS = 40;
const [LEAST_RADIUS, MOST_RADIUS] = [20, 70];

const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));
const finite = (value: unknown, otherwise: number): number =>
  value === null || value === undefined || !Number.isFinite(Number(value)) ? otherwise : Number(value);

function reader(frame: GraphFrame) {
  const byName = new Map(frame.fields.map((field) => [field.name.toLowerCase(), field]));
  const shown = (field: GraphField | undefined, row: number): string => {
    const value = field?.values[row];
    if (!field || value === null || value === undefined || value === "") return "";
    const display = field.type === "number" ? field.display?.(value) : undefined;
    return display ? `${display.prefix ?? ""}${display.text}${display.suffix ?? ""}` : text(value);
  };
  const starting = (prefix: string) => frame.fields.filter((field) => field.name.toLowerCase().startsWith(prefix));
  const details = (row: number): GraphDetail[] =>
    starting("detail__").map((field) => ({
      name: field.config?.displayName ?? field.name.slice("detail__".length),
      value: shown(field, row),
    }));
  return { field: (name: string) => byName.get(name), shown, starting, details };
}

function nodesOf(frame: GraphFrame): GraphNode[] {
  const { field, shown, starting, details } = reader(frame);
  const value = (name: string, row: number): unknown => field(name)?.values[row];
  const arcs = starting("arc__");
  return Array.from({ length: frame.length }, (_, row) => ({
    id: text(value("id", row)),
    title: text(value("title", row)),
    subtitle: text(value("subtitle", row)),
    mainStat: shown(field("mainstat"), row),
    secondaryStat: shown(field("secondarystat"), row),
    color: typeof value("color", row) === "string" ? text(value("color", row)) : null,
    arcs: arcs.map((arc) => ({
      color: arc.config?.color?.fixedColor ?? "blue",
      share: Math.max(0, Math.min(1, finite(arc.values[row], 0))),
    })),
    radius: Math.max(LEAST_RADIUS, Math.min(MOST_RADIUS, finite(value("noderadius", row), RADIUS))),
    details: details(row),
  }));
}

function edgesOf(frame: GraphFrame): GraphEdge[] {
  const { field, shown, details } = reader(frame);
  const value = (name: string, row: number): unknown => field(name)?.values[row];
  return Array.from({ length: frame.length }, (_, row) => ({
    id: text(value("id", row)) || `edge-${row}`,
    source: text(value("source", row)),
    target: text(value("target", row)),
    mainStat: shown(field("mainstat"), row),
    secondaryStat: shown(field("secondarystat"), row),
    thickness: Math.max(1, Math.min(10, finite(value("thickness", row), 1))),
    color: typeof value("color", row) === "string" ? text(value("color", row)) : null,
    dash: text(value("strokedasharray", row)),
    details: details(row),
  }));
}

const has = (frame: GraphFrame, ...names: string[]): boolean =>
  names.every((name) => frame.fields.some((field) => field.name.toLowerCase() === name));

/**
 * Nodes and edges from the frames of a panel. Which frame is which shows by its columns: those of edges have a source
 * and a target. Edges alone make their own nodes; edges to nowhere are left out.
 *
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/node-graph/#data-api
 */
export function graphData(frames: readonly GraphFrame[]): Graph {
  const edges = frames.filter((frame) => has(frame, "source", "target")).flatMap(edgesOf);
  const nodes = new Map<string, GraphNode>();
  for (const frame of frames.filter((each) => has(each, "id") && !has(each, "source", "target"))) {
    for (const node of nodesOf(frame)) if (node.id !== "" && !nodes.has(node.id)) nodes.set(node.id, node);
  }
  if (nodes.size === 0) {
    const rest = { subtitle: "", mainStat: "", secondaryStat: "", color: null, arcs: [], radius: RADIUS, details: [] };
    for (const id of new Set(edges.flatMap(({ source, target }) => [source, target])))
      nodes.set(id, { id, title: id, ...rest });
  }
  return {
    nodes: [...nodes.values()],
    edges: edges.filter(({ source, target }) => nodes.has(source) && nodes.has(target)),
  };
}
