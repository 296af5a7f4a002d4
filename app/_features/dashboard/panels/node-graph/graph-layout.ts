/** Where the middle of a node stands, in pixels. */
export interface Place {
  x: number;
  y: number;
}

export interface GraphShape {
  nodes: readonly { id: string }[];
  edges: readonly { source: string; target: string }[];
}

const COLUMN_PX = 180;
const ROW_PX = 140;
/** A layer that holds more stands in several columns. */
const LEAST_ROWS = 6;
/** How often each layer is sorted by its neighbours; more makes hardly a crossing less. */
const SWEEPS = 6;

/** What each node leads to, without the edges that would close a circle. */
function withoutCircles({ nodes, edges }: GraphShape): Map<string, string[]> {
  const out = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { source, target } of edges) if (source !== target) out.get(source)?.push(target);
  const kept = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const state = new Map<string, "open" | "done">();
  const incoming = new Map<string, number>();
  for (const { source, target } of edges) if (source !== target) incoming.set(target, (incoming.get(target) ?? 0) + 1);
  const first = [...nodes].sort((a, b) => (incoming.get(a.id) ?? 0) - (incoming.get(b.id) ?? 0));
  for (const { id } of first) {
    if (state.has(id)) continue;
    const stack = [{ id, next: 0 }];
    state.set(id, "open");
    for (let at = stack.at(-1); at; at = stack.at(-1)) {
      const target = out.get(at.id)?.[at.next++];
      if (target === undefined) {
        state.set(at.id, "done");
        stack.pop();
      } else if (state.get(target) !== "open") {
        kept.get(at.id)?.push(target);
        if (!state.has(target)) {
          state.set(target, "open");
          stack.push({ id: target, next: 0 });
        }
      }
    }
  }
  return kept;
}

/** The layer of each node: one behind the last of those that lead to it. */
function layersOf(out: ReadonlyMap<string, readonly string[]>): Map<string, number> {
  const waiting = new Map([...out.keys()].map((id) => [id, 0]));
  for (const targets of out.values()) for (const target of targets) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const layers = new Map([...out.keys()].map((id) => [id, 0]));
  const ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    for (const target of out.get(id) ?? []) {
      layers.set(target, Math.max(layers.get(target) ?? 0, (layers.get(id) ?? 0) + 1));
      const left = (waiting.get(target) ?? 1) - 1;
      waiting.set(target, left);
      if (left === 0) ready.push(target);
    }
  }
  return layers;
}

/** Sorts each layer by the middle of its neighbours, forth and back, so that fewer lines cross. */
function sortLayers(layers: string[][], out: ReadonlyMap<string, readonly string[]>): void {
  const neighbours = new Map<string, string[]>([...out.keys()].map((id) => [id, []]));
  for (const [source, targets] of out) {
    for (const target of targets) {
      neighbours.get(source)?.push(target);
      neighbours.get(target)?.push(source);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = sweep % 2 === 0 ? layers : layers.toReversed();
    for (const layer of order) {
      const place = new Map(
        layers.flatMap((each) => each.map((id, index) => [id, index / Math.max(1, each.length)] as const)),
      );
      const middle = (id: string): number => {
        const others = neighbours.get(id) ?? [];
        const sum = others.reduce((total, other) => total + (place.get(other) ?? 0), 0);
        return others.length > 0 ? sum / others.length : (place.get(id) ?? 0);
      };
      const middles = new Map(layer.map((id) => [id, middle(id)]));
      layer.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
    }
  }
}

/** Layers from left to right, as calls go. */
export function layeredLayout(graph: GraphShape): Map<string, Place> {
  const out = withoutCircles(graph);
  const layers: string[][] = [];
  for (const [id, layer] of layersOf(out)) (layers[layer] ??= []).push(id);
  sortLayers(layers, out);
  const places = new Map<string, Place>();
  const most = Math.max(LEAST_ROWS, Math.ceil(Math.sqrt(graph.nodes.length)));
  let column = 0;
  for (const layer of layers) {
    for (let first = 0; first < layer.length; first += most, column++) {
      const ids = layer.slice(first, first + most);
      ids.forEach((id, row) => places.set(id, { x: column * COLUMN_PX, y: (row - (ids.length - 1) / 2) * ROW_PX }));
    }
  }
  return places;
}

/** Rows and columns, in stored order. */
export function gridLayout({ nodes }: GraphShape): Map<string, Place> {
  const columns = Math.max(1, Math.ceil(Math.sqrt(nodes.length * 1.5)));
  return new Map(
    nodes.map(({ id }, index) => [id, { x: (index % columns) * COLUMN_PX, y: Math.floor(index / columns) * ROW_PX }]),
  );
}
