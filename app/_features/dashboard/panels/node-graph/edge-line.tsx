import { useTheme2 } from "@grafana/ui";
import type { GraphEdge } from "./graph-data";
import type { Place } from "./graph-layout";
import styles from "./node-graph.module.css";

const ARROW_PX = 8;

interface EdgeLineProps {
  edge: GraphEdge;
  from: Place & { radius: number };
  to: Place & { radius: number };
  /** One of its ends is looked at: its values are written. */
  marked: boolean;
  dimmed: boolean;
}

/** One edge, from rim to rim, with an arrow at its end. */
export function EdgeLine({ edge, from, to, marked, dimmed }: EdgeLineProps) {
  const { colors, visualization } = useTheme2();
  const stroke = edge.color ? visualization.getColorByName(edge.color) : colors.text.disabled;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const opacity = dimmed ? 0.25 : 1;
  const line = { fill: "none", stroke, strokeWidth: edge.thickness, strokeDasharray: edge.dash || undefined, opacity };
  // An edge from a node to itself is a loop above it.
  if (length < 1) {
    const { x, y, radius } = from;
    return (
      <path
        d={`M${x - 12},${y - radius}C${x - 40},${y - radius - 50},${x + 40},${y - radius - 50},${x + 12},${y - radius}`}
        {...line}
      />
    );
  }
  const [ux, uy] = [dx / length, dy / length];
  const start = { x: from.x + ux * from.radius, y: from.y + uy * from.radius };
  const end = { x: to.x - ux * (to.radius + ARROW_PX), y: to.y - uy * (to.radius + ARROW_PX) };
  const side = { x: -uy * (ARROW_PX / 2 + edge.thickness / 2), y: ux * (ARROW_PX / 2 + edge.thickness / 2) };
  const tip = { x: to.x - ux * to.radius, y: to.y - uy * to.radius };
  const said = [edge.mainStat, edge.secondaryStat].filter(Boolean).join(" · ");
  return (
    <g>
      <path d={`M${start.x},${start.y}L${end.x},${end.y}`} {...line} />
      <path
        d={`M${end.x + side.x},${end.y + side.y}L${tip.x},${tip.y}L${end.x - side.x},${end.y - side.y}Z`}
        fill={stroke}
        opacity={opacity}
      />
      {marked && said !== "" && (
        <text className={styles.edgeStat} x={(start.x + end.x) / 2} y={(start.y + end.y) / 2 - 4}>
          {said}
        </text>
      )}
    </g>
  );
}
