import { useTheme2 } from "@grafana/ui";
import type { KeyboardEvent } from "react";
import { slicePath } from "../pie/pie-slices";
import type { GraphNode } from "./graph-data";
import type { Place } from "./graph-layout";
import styles from "./node-graph.module.css";

const ARC_PX = 4;
const LONGEST = 22;

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

interface NodeCircleProps {
  node: GraphNode;
  place: Place;
  dimmed: boolean;
  open: boolean;
  onOpen: () => void;
}

/** One node: its values in a circle whose rim shows its parts, its name below. */
export function NodeCircle({ node, place, dimmed, open, onOpen }: NodeCircleProps) {
  const { colors, visualization } = useTheme2();
  const { id, title, subtitle, mainStat, secondaryStat, color, arcs, radius } = node;
  const rim = color ? visualization.getColorByName(color) : colors.border.strong;
  const ends = arcs.map((_, index) => arcs.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0));
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onOpen();
  };
  return (
    <g
      role="button"
      tabIndex={0}
      aria-expanded={open}
      aria-label={[title || id, subtitle, mainStat, secondaryStat].filter(Boolean).join(", ")}
      transform={`translate(${place.x},${place.y})`}
      className={styles.node}
      opacity={dimmed ? 0.35 : 1}
      onClick={onOpen}
      onKeyDown={press}
    >
      <circle r={radius} fill={colors.background.primary} stroke={rim} strokeWidth={open ? 3 : 2} />
      {arcs.map((arc, index) => {
        const from = Math.min(1, (ends[index] ?? 0) - arc.share);
        const to = Math.min(1, ends[index] ?? 0);
        return (
          to > from && (
            <path
              // oxlint-disable-next-line react/no-array-index-key -- arcs are columns, which stay in their order
              key={index}
              d={slicePath(from * 2 * Math.PI, to * 2 * Math.PI, radius - ARC_PX, radius)}
              fill={visualization.getColorByName(arc.color)}
            />
          )
        );
      })}
      <text className={styles.stat} y={secondaryStat ? -4 : 4}>
        {mainStat}
      </text>
      <text className={styles.stat} y={12}>
        {secondaryStat}
      </text>
      <text className={styles.title} y={radius + 16}>
        {short(title || id)}
      </text>
      <text className={styles.subtitle} y={radius + 31}>
        {short(subtitle)}
      </text>
    </g>
  );
}
