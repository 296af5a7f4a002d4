import { transformDataFrame, type DataFrame, type GrafanaTheme2 } from "@grafana/data";
import type { CustomTransformOperator } from "@grafana/scenes";
import type { DataTransformerConfig } from "@grafana/schema";
import { forkJoin, map, switchMap } from "rxjs";
import type { Comparison } from "@/server/evidence/rules/compare-results";
import type { DifferenceForm } from "@/server/evidence/rules/difference-form";
import { markedRows, type RowWords } from "./marked-rows";
import { overlayFrames, type OverlayWords } from "./overlay-frames";
import { pairLanes } from "./pair-lanes";

export interface DifferenceWords extends OverlayWords {
  rows: RowWords;
}

interface Side {
  side?: "frozen";
  comparison?: Comparison;
}

const sideOf = ({ meta }: DataFrame): Side => (meta?.custom as Side | undefined) ?? {};
const isFrozen = (frame: DataFrame): boolean => sideOf(frame).side === "frozen";

/** Frames as they were captured, so that they can be told apart among others, with what is known of the difference. */
export const asFrozen = (frames: DataFrame[], comparison: Comparison): DataFrame[] =>
  frames.map((frame) => ({
    ...frame,
    meta: { ...frame.meta, custom: { ...frame.meta?.custom, side: "frozen", comparison } },
  }));

/** Takes both answers, each through the panel's own transformations, and makes of them what one panel draws. */
export function differenceFrames(
  own: DataTransformerConfig[],
  form: DifferenceForm,
  theme: GrafanaTheme2,
  words: DifferenceWords,
): CustomTransformOperator {
  const together = (frozen: DataFrame[], asked: DataFrame[], comparison: Comparison | undefined): DataFrame[] => {
    if (form === "rows") return markedRows(frozen, asked, theme, words.rows);
    if (form === "lanes") return pairLanes(frozen, asked, words.frozen);
    return overlayFrames(frozen, asked, { comparison, theme, words, style: form === "bars" ? "bars" : "lines" });
  };
  return (context) => (source) =>
    source.pipe(
      switchMap((frames: DataFrame[]) => {
        const frozen = frames.filter(isFrozen);
        const { comparison } = frozen[0] ? sideOf(frozen[0]) : {};
        const sides = [frozen, frames.filter((frame) => !isFrozen(frame))];
        return forkJoin(
          sides.map((side) => (side.length > 0 ? transformDataFrame(own, side, context) : [[] as DataFrame[]])),
        ).pipe(map(([before = [], after = []]) => together(before, after, comparison)));
      }),
    );
}
