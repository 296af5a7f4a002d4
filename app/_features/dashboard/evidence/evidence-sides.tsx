import type { VizPanel } from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { EvidenceContent } from "@/server/evidence/contract";
import { EvidencePlot, type EvidencePlotProps } from "./evidence-plot";
import type { EvidenceShown } from "./evidence-panel";
import styles from "./evidence-stage.module.css";
import { ValueChanges } from "./value-changes";

interface Props extends Omit<EvidencePlotProps, "shown" | "onPanel" | "asTable"> {
  content: EvidenceContent;
  shown: Extract<EvidenceShown, { mode: "difference" }>;
  /** What became of each value is told below. */
  withValues: boolean;
}

/** What was captured beside what is answered about the same time, each in a drawing of its own. */
export function EvidenceSides({ content, shown, withValues, inspecting, onInspected, ...plot }: Props) {
  const words = useTranslations("snapshots.sides");
  const [frozen, setFrozen] = useState<VizPanel | null>(null);
  const [asked, setAsked] = useState<VizPanel | null>(null);
  const sides = useMemo(() => {
    const { results } = shown;
    return { frozen: { mode: "frozen" }, asked: { mode: "now", results, range: content.range } } as const;
  }, [shown, content]);
  const common = { ...plot, content, asTable: false };
  return (
    <div className={styles.both}>
      <div className={styles.sides}>
        <figure className={styles.side}>
          <figcaption className={styles.caption}>{words("frozen")}</figcaption>
          <div className={styles.stage}>
            <EvidencePlot
              {...common}
              shown={sides.frozen}
              inspecting={inspecting}
              onInspected={onInspected}
              onPanel={setFrozen}
            />
          </div>
        </figure>
        <figure className={styles.side}>
          <figcaption className={styles.caption}>{words("asked")}</figcaption>
          <div className={styles.stage}>
            <EvidencePlot
              {...common}
              shown={sides.asked}
              inspecting={false}
              onInspected={onInspected}
              onPanel={setAsked}
            />
          </div>
        </figure>
      </div>
      {withValues && frozen && asked && <ValueChanges frozen={frozen} asked={asked} />}
    </div>
  );
}
