import { PanelPlugin, type PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { panelBody } from "../panel-body";
import { PanelMessage } from "../panel-message";
import { isTraceFrame, traceSpans } from "./trace-spans";
import { traceTree } from "./trace-tree";
import { TraceView } from "./trace-view";

/** Most spans that are drawn. */
const MOST_SPANS = 20_000;

function TracesDrawing({ data, timeZone, width, height }: PanelProps) {
  const words = useTranslations("visuals.traces");
  const traces = useMemo(() => {
    const spans = data.series.filter(isTraceFrame).flatMap(traceSpans);
    const ids = [...new Set(spans.map(({ traceId }) => traceId))];
    const shown = spans.filter(({ traceId }) => traceId === ids[0]);
    return { id: ids[0] ?? "", others: ids.length - 1, all: shown.length, tree: traceTree(shown.slice(0, MOST_SPANS)) };
  }, [data.series]);
  if (traces.all === 0) return <PanelMessage>{words("none")}</PanelMessage>;
  const notices = [
    ...(traces.others > 0 ? [words("others", { count: traces.others })] : []),
    ...(traces.all > MOST_SPANS ? [words("bounded", { shown: MOST_SPANS, all: traces.all })] : []),
  ];
  return (
    <TraceView
      key={traces.id}
      tree={traces.tree}
      traceId={traces.id}
      notices={notices}
      timeZone={timeZone}
      width={width}
      height={height}
    />
  );
}

/** One trace: its spans as a tree, and when each of them ran. */
export const tracesPanel = () => new PanelPlugin(panelBody(TracesDrawing)).useFieldConfig();
