import { DashboardCursorSync, type DataFrame, type PanelProps } from "@grafana/data";
import type { VizAnnotations } from "@grafana/schema";
import { EventBusPlugin, XAxisInteractionAreaPlugin, usePanelContext, type UPlotConfigBuilder } from "@grafana/ui";
import { MomentMarks } from "../../moments/moment-marks";
import { AnnotationMarks } from "./annotation-marks";

interface TimePluginsProps {
  panel: Pick<PanelProps, "data" | "timeZone" | "eventBus" | "onChangeTimeRange">;
  config: UPlotConfigBuilder;
  /** What the plot shows, for others that follow its pointer. */
  frame: DataFrame;
  annotations?: VizAnnotations;
}

/** What every plot over time takes part in: the common pointer, panning along the axis, annotations. */
export function TimePlugins({ panel, config, frame, annotations }: TimePluginsProps) {
  const { sync } = usePanelContext();
  const { data, timeZone, eventBus, onChangeTimeRange } = panel;
  return (
    <>
      {(sync?.() ?? DashboardCursorSync.Off) !== DashboardCursorSync.Off && (
        <EventBusPlugin config={config} eventBus={eventBus} frame={frame} />
      )}
      <XAxisInteractionAreaPlugin config={config} queryZoom={onChangeTimeRange} />
      <MomentMarks config={config} timeZone={timeZone} />
      <AnnotationMarks config={config} annotations={data.annotations} timeZone={timeZone} options={annotations} />
    </>
  );
}
