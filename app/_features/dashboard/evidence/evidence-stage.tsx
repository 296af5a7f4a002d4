import type { VizPanel } from "@grafana/scenes";
import { ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { Button } from "@/app/_ui/button";
import type { EvidenceContent } from "@/server/evidence/contract";
import { bootGrafana } from "../boot/boot-grafana";
import type { PanelTheme } from "../grafana-boot-data";
import { GrafanaSurface } from "../grafana-surface";
import { PanelSkeleton } from "../panels/panel-skeleton";
import { InspectDialog } from "../scene/inspect/inspect-dialog";
import { PanelBoundary } from "../scene/panel/panel-boundary";
import { tableTwin } from "../scene/panel/table-twin";
import { dataShown, evidencePanel, rangeShown, spanOf, type EvidenceShown } from "./evidence-panel";
import styles from "./evidence-stage.module.css";

export interface EvidenceStageProps {
  content: EvidenceContent;
  shown: EvidenceShown;
  /** The data as a table instead of the drawing. */
  asTable: boolean;
  /** The dialog with the data, and with files of it, is open. */
  inspecting: boolean;
  onInspected: () => void;
  theme: PanelTheme;
  locale: string;
}

/** Draws what was captured with the components that draw live panels; nothing is asked of Grafana. */
export function EvidenceStage(props: EvidenceStageProps) {
  const { theme, locale, shown } = props;
  const ofScene = useTranslations("scene");
  const ofPanels = useTranslations("panels");
  const [booted, setBooted] = useState(false);
  const texts = useEffectEvent(() =>
    [ofPanels, ofScene].map((some) => some.raw("packages") as Record<string, unknown>),
  );
  useEffect(() => {
    let wanted = true;
    void bootGrafana(locale, texts()).then(() => wanted && setBooted(true));
    return () => {
      wanted = false;
    };
  }, [locale]);
  if (!booted) return <PanelSkeleton />;
  return (
    <GrafanaSurface theme={theme}>
      <EvidencePlot key={shown.mode} {...props} />
    </GrafanaSurface>
  );
}

function EvidencePlot({ content, shown, asTable, inspecting, onInspected }: EvidenceStageProps) {
  const words = useTranslations("snapshots");
  const { from, to } = rangeShown(content, shown);
  const [scene] = useState(() =>
    evidencePanel(content, shown, {
      frozen: (name) => words("overlay.frozen", { name }),
      point: (kind, name) => words(`overlay.${kind}`, { name }),
    }),
  );
  const { panel, node, time } = scene;
  const table = useMemo(() => {
    const twin = tableTwin(panel, undefined);
    twin.setState({ hoverHeader: true });
    return twin;
  }, [panel]);
  const [zoom, setZoom] = useState<{ from: number; to: number } | null>(null);

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
      setZoom((now) => {
        if (isWhole) return null;
        return now?.from === chosen.from && now.to === chosen.to ? now : chosen;
      });
    });
    return () => subscription.unsubscribe();
  }, [time, from, to]);
  // The twin takes its data from the panel, which works only while it is active.
  useEffect(() => (asTable ? panel.activate() : undefined), [asTable, panel]);

  const drawn: VizPanel = asTable ? table : panel;
  return (
    <div className={styles.stage}>
      <div className={styles.panel}>
        <PanelBoundary panelId={content.panel.id} given={drawn}>
          <drawn.Component key={asTable ? "table" : "drawing"} model={drawn} />
        </PanelBoundary>
      </div>
      {zoom && (
        <div className={styles.zoomed}>
          <Button size="sm" icon={<ZoomOut aria-hidden size={14} />} onClick={() => setZoom(null)}>
            {words("zoomOut")}
          </Button>
        </div>
      )}
      {inspecting && <InspectDialog panel={panel} onClose={onInspected} />}
    </div>
  );
}
