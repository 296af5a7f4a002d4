import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import parts from "../panel-parts.module.css";
import { EdgeLine } from "./edge-line";
import type { Graph } from "./graph-data";
import type { Place } from "./graph-layout";
import { NodeCircle } from "./node-circle";
import styles from "./node-graph.module.css";
import { usePanZoom, type Pan } from "./use-pan-zoom";

const MARGIN = 80;
const STEP = 1.3;

/** Shows everything, but nothing larger than life. */
function fitted(places: Iterable<Place>, width: number, height: number): Pan {
  const all = [...places];
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  const [wide, high] = [Math.max(...xs) + MARGIN - left, Math.max(...ys) + MARGIN - top];
  const scale = Math.min(1, width / wide, height / high);
  return { scale, x: (width - wide * scale) / 2 - left * scale, y: (height - high * scale) / 2 - top * scale };
}

interface GraphDrawingProps {
  graph: Graph;
  places: ReadonlyMap<string, Place>;
  /** Ids of the nodes that were searched for; null where nothing was. */
  found: ReadonlySet<string> | null;
  greedy: boolean;
  width: number;
  height: number;
}

/** The graph itself, to be moved and scaled, and what is known of the chosen node. */
export function GraphDrawing({ graph, places, found, greedy, width, height }: GraphDrawingProps) {
  const words = useTranslations("visuals.nodeGraph");
  const svg = useRef<SVGSVGElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const fit = useMemo(() => fitted(places.values(), width, height), [places, width, height]);
  const { pan, setPan, zoom, ...pointer } = usePanZoom(svg, fit, greedy);
  const radius = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node.radius])), [graph]);
  const near = useMemo(
    () =>
      new Set(
        graph.edges
          .filter(({ source, target }) => source === chosen || target === chosen)
          .flatMap(({ source, target }) => [source, target]),
      ),
    [graph, chosen],
  );
  const isDimmed = (id: string): boolean =>
    (found !== null && !found.has(id)) || (chosen !== null && id !== chosen && !near.has(id));
  const node = graph.nodes.find(({ id }) => id === chosen);
  const details = node
    ? [
        { name: words("id"), value: node.id },
        { name: words("mainStat"), value: node.mainStat },
        { name: words("secondaryStat"), value: node.secondaryStat },
        ...node.details,
      ].filter(({ value }) => value !== "")
    : [];
  return (
    <div className={styles.box} style={{ height }}>
      <svg
        ref={svg}
        width={width}
        height={height}
        role="group"
        aria-label={words("label", { nodes: graph.nodes.length, edges: graph.edges.length })}
        className={styles.graph}
        {...pointer}
      >
        <g transform={`translate(${pan.x},${pan.y}) scale(${pan.scale})`}>
          {graph.edges.map((edge) => {
            const [from, to] = [places.get(edge.source), places.get(edge.target)];
            const marked = edge.source === chosen || edge.target === chosen;
            return (
              from &&
              to && (
                <EdgeLine
                  key={`${edge.id} ${edge.source} ${edge.target}`}
                  edge={edge}
                  from={{ ...from, radius: radius.get(edge.source) ?? 0 }}
                  to={{ ...to, radius: radius.get(edge.target) ?? 0 }}
                  marked={marked || graph.edges.length <= 12}
                  dimmed={chosen === null ? isDimmed(edge.source) && isDimmed(edge.target) : !marked}
                />
              )
            );
          })}
          {graph.nodes.map((each) => {
            const place = places.get(each.id);
            return (
              place && (
                <NodeCircle
                  key={each.id}
                  node={each}
                  place={place}
                  dimmed={isDimmed(each.id)}
                  open={each.id === chosen}
                  onOpen={() => setChosen(each.id === chosen ? null : each.id)}
                />
              )
            );
          })}
        </g>
      </svg>
      <div className={styles.zoom}>
        <button type="button" className={parts.button} aria-label={words("zoomIn")} onClick={() => zoom(STEP)}>
          +
        </button>
        <button type="button" className={parts.button} aria-label={words("zoomOut")} onClick={() => zoom(1 / STEP)}>
          −
        </button>
        <button type="button" className={parts.button} onClick={() => setPan(fit)}>
          {words("fit")}
        </button>
      </div>
      {node && (
        <dl className={styles.details}>
          {details.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
