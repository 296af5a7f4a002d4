import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { bootGrafana } from "../boot/boot-grafana";
import type { PanelTheme } from "../grafana-boot-data";
import { GrafanaSurface } from "../grafana-surface";
import { PanelSkeleton } from "../panels/panel-skeleton";
import { formShown } from "./evidence-panel";
import { EvidencePlot, type EvidencePlotProps, type Zoom } from "./evidence-plot";
import { EvidenceSides } from "./evidence-sides";
import styles from "./evidence-stage.module.css";

export interface EvidenceStageProps extends Omit<EvidencePlotProps, "zoom" | "onZoom" | "onPanel"> {
  theme: PanelTheme;
  locale: string;
}

/** Draws what was captured with the components that draw live panels; nothing is asked of Grafana. */
export function EvidenceStage(props: EvidenceStageProps) {
  const { theme, locale, content, shown, asTable } = props;
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
      <Drawing key={`${shown.mode} ${formShown(content, shown, asTable) ?? ""}`} {...props} />
    </GrafanaSurface>
  );
}

function Drawing({ content, shown, asTable, inspecting, onInspected }: EvidenceStageProps) {
  const [zoom, setZoom] = useState<Zoom>(null);
  const form = formShown(content, shown, asTable);
  const plot = { content, zoom, onZoom: setZoom, inspecting, onInspected };
  if (shown.mode === "difference" && (form === "beside" || form === "values")) {
    return <EvidenceSides {...plot} shown={shown} withValues={form === "values"} />;
  }
  return (
    <div className={styles.whole}>
      <EvidencePlot {...plot} shown={shown} asTable={asTable} />
    </div>
  );
}
