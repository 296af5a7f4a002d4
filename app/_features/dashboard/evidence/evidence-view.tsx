"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, type ComponentType } from "react";
import { useResolvedTheme } from "@/app/_lib/theme/use-resolved-theme";
import failure from "../dashboard-failure.module.css";
import { setGrafanaBootData } from "../grafana-boot-data";
import { PanelSkeleton } from "../panels/panel-skeleton";
import type { EvidenceStageProps } from "./evidence-stage";

export type EvidenceViewProps = Omit<EvidenceStageProps, "theme" | "locale">;
type Stage = ComponentType<EvidenceStageProps>;

let loadedStage: Stage | null = null;

/** A kept panel. The packages that draw it are loaded with the first one. */
export function EvidenceView(props: EvidenceViewProps) {
  const words = useTranslations("snapshots");
  const theme = useResolvedTheme();
  const locale = useLocale();
  const [stage, setStage] = useState<{ Stage: Stage } | "failed" | null>(loadedStage && { Stage: loadedStage });
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let wanted = true;
    setGrafanaBootData(theme, locale);
    import("./evidence-stage").then(
      ({ EvidenceStage }) => {
        loadedStage = EvidenceStage;
        if (wanted) setStage({ Stage: EvidenceStage });
      },
      () => wanted && setStage("failed"),
    );
    return () => {
      wanted = false;
    };
  }, [theme, locale, tries]);

  if (stage === "failed") {
    return (
      <div role="alert" className={failure.card}>
        <p>{words("notDrawn")}</p>
        <button type="button" className={failure.action} onClick={() => setTries(tries + 1)}>
          {words("retry")}
        </button>
      </div>
    );
  }
  return stage ? (
    <stage.Stage key={`${theme} ${locale}`} {...props} theme={theme} locale={locale} />
  ) : (
    <PanelSkeleton />
  );
}
