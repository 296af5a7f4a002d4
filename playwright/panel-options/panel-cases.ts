import { flameGraphCase, nodeGraphCase, tracesCase } from "./cases/graphs";
import { alertListCase, annotationListCase, dashboardListCase, newsCase, textCase } from "./cases/lists";
import { barChartCase, heatmapCase, histogramCase, pieCase, xyChartCase } from "./cases/other-charts";
import { logsCase, tableCase } from "./cases/rows";
import { candlestickCase, stateTimelineCase, statusHistoryCase, timeSeriesCase, trendCase } from "./cases/time-charts";
import { barGaugeCase, gaugeCase, statCase } from "./cases/values";
import type { PanelCase } from "./panel-case";

/** Every type of panel that is drawn in the room, in the order of the document. */
export const panelCases: readonly PanelCase[] = [
  timeSeriesCase,
  statCase,
  gaugeCase,
  barGaugeCase,
  tableCase,
  logsCase,
  textCase,
  barChartCase,
  histogramCase,
  heatmapCase,
  stateTimelineCase,
  statusHistoryCase,
  pieCase,
  trendCase,
  xyChartCase,
  candlestickCase,
  flameGraphCase,
  tracesCase,
  nodeGraphCase,
  newsCase,
  dashboardListCase,
  alertListCase,
  annotationListCase,
];
