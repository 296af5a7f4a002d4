import { PluginType, type PanelPlugin, type PanelPluginMeta } from "@grafana/data";
import { alertListPanel } from "./lists/alert-list-panel";
import { annotationListPanel } from "./lists/annotation-list-panel";
import { barChartPanel } from "./barchart/barchart-panel";
import { candlestickPanel } from "./candlestick/candlestick-panel";
import { barGaugePanel } from "./bar-gauge-panel";
import { dashboardListPanel } from "./lists/dashboard-list-panel";
import { elsewherePanel } from "./elsewhere-panel";
import { heatmapPanel } from "./heatmap/heatmap-panel";
import { histogramPanel } from "./histogram/histogram-panel";
import { timelinePanels } from "./timeline/timeline-panels";
import { trendPanel } from "./trend/trend-panel";
import { xyChartPanel } from "./xychart/xychart-panel";
import { flamePanel } from "./flame-graph/flame-panel";
import { gaugePanel } from "./gauge/gauge-panel";
import { logsPanel } from "./logs/logs-panel";
import { newsPanel } from "./lists/news-panel";
import { nodeGraphPanel } from "./node-graph/node-graph-panel";
import { piePanel } from "./pie/pie-panel";
import { statPanel } from "./stat-panel";
import { tablePanel } from "./table/table-panel";
import { textPanel } from "./text/text-panel";
import { tracesPanel } from "./traces/traces-panel";
import { timeSeriesPanel } from "./timeseries/timeseries-panel";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the options of each plugin differ
type AnyPlugin = PanelPlugin<any, any>;

const MAKERS: Record<string, () => AnyPlugin> = {
  timeseries: timeSeriesPanel,
  stat: statPanel,
  gauge: gaugePanel,
  bargauge: barGaugePanel,
  barchart: barChartPanel,
  trend: trendPanel,
  candlestick: candlestickPanel,
  histogram: histogramPanel,
  heatmap: heatmapPanel,
  "state-timeline": timelinePanels.stateTimeline,
  "status-history": timelinePanels.statusHistory,
  xychart: xyChartPanel,
  table: tablePanel,
  logs: logsPanel,
  text: textPanel,
  piechart: piePanel,
  flamegraph: flamePanel,
  traces: tracesPanel,
  nodeGraph: nodeGraphPanel,
  news: newsPanel,
  dashlist: dashboardListPanel,
  alertlist: alertListPanel,
  annolist: annotationListPanel,
};
/** These ask for what they show by themselves. */
const WITHOUT_QUERY: ReadonlySet<string> = new Set(["text", "news", "dashlist", "alertlist", "annolist"]);
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
    skipDataQuery: WITHOUT_QUERY.has(id),
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
