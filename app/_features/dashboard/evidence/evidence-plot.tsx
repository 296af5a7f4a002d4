import type { VizPanel } from "@grafana/scenes";
import { ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { Button } from "@/app/_ui/button";
import type { EvidenceContent } from "@/server/evidence/contract";
import { InspectDialog } from "../scene/inspect/inspect-dialog";
import { PanelBoundary } from "../scene/panel/panel-boundary";
import { tableTwin } from "../scene/panel/table-twin";
import { dataShown, evidencePanel, formShown, rangeShown, spanOf, type EvidenceShown } from "./evidence-panel";
import styles from "./evidence-stage.module.css";

/** A part of what is shown, in epoch milliseconds; null is the whole. */
export type Zoom = { from: number; to: number } | null;

export interface EvidencePlotProps {
  content: EvidenceContent;
  shown: EvidenceShown;
  /** The data as a table instead of the drawing. */
  asTable: boolean;
  zoom: Zoom;
  onZoom: (change: (now: Zoom) => Zoom) => void;
  /** The dialog with the data, and with files of it, is open. */
  inspecting: boolean;
  onInspected: () => void;
  /** Told of the panel that draws. */
  onPanel?: (panel: VizPanel) => void;
}

/** One drawing of what was captured, or answered, or of both in one. */
export function EvidencePlot(props: EvidencePlotProps) {
  const { content, shown, asTable, zoom, onZoom, inspecting, onInspected, onPanel } = props;
  const words = useTranslations("snapshots");
  const { from, to } = rangeShown(content, shown);
  const form = formShown(content, shown, asTable);
  const [scene] = useState(() =>
    evidencePanel(content, shown, form, {
      frozen: (name) => words("overlay.frozen", { name }),
      point: (kind, name) => words(`overlay.${kind}`, { name }),
      rows: {
        column: words("rows.column"),
        added: words("rows.added"),
        missing: words("rows.missing"),
        changed: words("rows.changed"),
        was: words("rows.was"),
      },
    }),
  );
  const { panel, node, time } = scene;
  const isTwin = asTable && form === null;
  const table = useMemo(() => {
    const twin = tableTwin(panel, undefined);
    twin.setState({ hoverHeader: true });
    return twin;
  }, [panel]);

  const show = useEffectEvent((range: { from: number; to: number }) => {
    node.setState({ data: dataShown(content, shown, range) });
  });
  useEffect(() => {
    const range = zoom ?? { from, to };
    const ends = { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };
    time.setState({ ...ends, value: spanOf(range) });
    show(range);
  }, [time, zoom, from, to, shown]);
  useEffect(() => {
    const subscription = time.subscribeToState(({ value }) => {
      const chosen = { from: value.from.valueOf(), to: value.to.valueOf() };
      const isWhole = chosen.from <= from && chosen.to >= to;
      onZoom((now) => {
        if (isWhole) return null;
        return now?.from === chosen.from && now.to === chosen.to ? now : chosen;
      });
    });
    return () => subscription.unsubscribe();
  }, [time, from, to, onZoom]);
  // The twin takes its data from the panel, which works only while it is active.
  useEffect(() => (isTwin ? panel.activate() : undefined), [isTwin, panel]);
  useEffect(() => onPanel?.(panel), [onPanel, panel]);

  const drawn: VizPanel = isTwin ? table : panel;
  return (
    <>
      <div className={styles.panel}>
        <PanelBoundary panelId={content.panel.id} given={drawn}>
          <drawn.Component key={isTwin ? "table" : "drawing"} model={drawn} />
        </PanelBoundary>
      </div>
      {zoom && (
        <div className={styles.zoomed}>
          <Button size="sm" icon={<ZoomOut aria-hidden size={14} />} onClick={() => onZoom(() => null)}>
            {words("zoomOut")}
          </Button>
        </div>
      )}
      {inspecting && <InspectDialog panel={panel} onClose={onInspected} />}
    </>
  );
}
