import { PanelPlugin, type PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { ElsewhereCard } from "./elsewhere-card";

/** Types of Grafana's own that have a reason of their own; the others are plugins. */
const REASONS: ReadonlySet<string> = new Set(["geomap", "canvas", "datagrid"]);
/** What stands where a panel names no type, or where the library panel that it stands for cannot be read. */
const NO_TYPES: ReadonlySet<string> = new Set(["", "unknown", "library-panel-ref"]);

function ElsewhereDrawing({ type, panelId }: { type: string; panelId: number }) {
  const words = useTranslations("visuals.elsewhere");
  const known = !NO_TYPES.has(type);
  return (
    <ElsewhereCard
      panelId={panelId}
      heading={known ? words("type", { type }) : words("unknown")}
      reason={known ? words(`why.${REASONS.has(type) ? type : "plugin"}`) : ""}
    />
  );
}

/** Stands for a type of panel that is not drawn here: says so, why, and leads to that very panel in Grafana. */
export const elsewherePanel = (type: string) =>
  new PanelPlugin(({ id }: PanelProps) => <ElsewhereDrawing type={type} panelId={id} />);
