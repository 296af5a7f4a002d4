"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState, type ComponentType } from "react";
import { useResolvedTheme } from "@/app/_lib/theme/use-resolved-theme";
import type { AdhocStageProps } from "./adhoc-stage";
import styles from "./dashboard-failure.module.css";
import { setGrafanaBootData } from "./grafana-boot-data";
import { PanelSkeleton } from "./panels/panel-skeleton";

export type AdhocResultProps = Omit<AdhocStageProps, "theme" | "locale">;

/** The answer to a query that belongs to no panel. The packages that draw it are loaded with the first answer. */
export function AdhocResult(props: AdhocResultProps) {
  const words = useTranslations("explore");
  const theme = useResolvedTheme();
  const locale = useLocale();
  const [stage, setStage] = useState<{ Stage: ComponentType<AdhocStageProps> } | "failed" | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let wanted = true;
    setGrafanaBootData(theme, locale);
    import("./adhoc-stage").then(
      ({ AdhocStage }) => wanted && setStage({ Stage: AdhocStage }),
      () => wanted && setStage("failed"),
    );
    return () => {
      wanted = false;
    };
  }, [theme, locale, tries]);

  if (stage === "failed") {
    return (
      <div role="alert" className={styles.card}>
        <p>{words("notDrawn")}</p>
        <button type="button" className={styles.action} onClick={() => setTries(tries + 1)}>
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
