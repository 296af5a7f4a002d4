import { PluginType, type PanelPlugin, type PanelPluginMeta } from "@grafana/data";
import { barGaugePanel } from "./bar-gauge-panel";
import { elsewherePanel } from "./elsewhere-panel";
import { gaugePanel } from "./gauge-panel";
import { logsPanel } from "./logs-panel";
import { statPanel } from "./stat-panel";
import { tablePanel } from "./table-panel";
import { textPanel } from "./text-panel";
import { timeSeriesPanel } from "./timeseries-panel";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the options of each plugin differ
type AnyPlugin = PanelPlugin<any, any>;

const MAKERS: Record<string, () => AnyPlugin> = {
  timeseries: timeSeriesPanel,
  stat: statPanel,
  gauge: gaugePanel,
  bargauge: barGaugePanel,
  table: tablePanel,
  logs: logsPanel,
  text: textPanel,
};
const made = new Map<string, AnyPlugin>();

function metaOf(id: string): PanelPluginMeta {
  const info = { author: { name: "" }, description: "", links: [], logos: { small: "", large: "" }, screenshots: [] };
  return {
    id,
    name: id,
    type: PluginType.panel,
    sort: 1,
    module: "",
    baseUrl: "",
    skipDataQuery: id === "text",
    info: { ...info, updated: "", version: "13.2.2" },
  };
}

/** The plugin that draws panels of a type; types that are not drawn here get a card that leads to Grafana. */
export function panelPlugin(id: string): AnyPlugin {
  const known = made.get(id);
  if (known) return known;
  const plugin = MAKERS[id]?.() ?? elsewherePanel(id);
  plugin.meta = metaOf(id);
  made.set(id, plugin);
  return plugin;
}
