import { Portal, VizTooltipContainer } from "@grafana/ui";
import { useTranslations } from "next-intl";
import styles from "./flame-panel.module.css";

interface FlameTooltipProps {
  x: number;
  y: number;
  label: string;
  total: string;
  self: string;
}

/** What a bar costs, beside the pointer. */
export function FlameTooltip({ x, y, label, total, self }: FlameTooltipProps) {
  const words = useTranslations("visuals.flame");
  return (
    <Portal>
      <VizTooltipContainer position={{ x, y }} offset={{ x: 10, y: 10 }}>
        <div className={styles.tooltip}>
          <strong>{label}</strong>
          <dl>
            <dt>{words("total")}</dt>
            <dd>{total}</dd>
            <dt>{words("self")}</dt>
            <dd>{self}</dd>
          </dl>
        </div>
      </VizTooltipContainer>
    </Portal>
  );
}
