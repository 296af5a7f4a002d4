import { LoadingState, type PanelProps } from "@grafana/data";
import type { ComponentType } from "react";
import { PanelFailure } from "./panel-failure";
import { PanelNoData } from "./panel-no-data";
import { PanelSkeleton } from "./panel-skeleton";

/**
 * Wraps what a panel draws with what it says when there is nothing to draw: on its way, failed (in words), or no data.
 * A failure is never shown as no data. With some data and some failure the data is drawn and the header tells.
 */
export function panelBody<Options>(Drawing: ComponentType<PanelProps<Options>>): ComponentType<PanelProps<Options>> {
  return function PanelBody(props: PanelProps<Options>) {
    const { data, fieldConfig } = props;
    const empty = data.series.every((frame) => frame.length === 0 || frame.fields.length === 0);
    const failure = data.errors?.[0] ?? data.error;
    if (empty && (failure || data.state === LoadingState.Error)) {
      return <PanelFailure failure={failure} request={data.request} height={props.height} />;
    }
    if (empty && (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted))
      return <PanelSkeleton />;
    if (empty) return <PanelNoData text={fieldConfig.defaults.noValue} />;
    return <Drawing {...props} />;
  };
}
