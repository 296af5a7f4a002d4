import { LoadingState, type PanelProps } from "@grafana/data";
import { useTranslations } from "next-intl";
import { useContext, type ComponentType } from "react";
import { NOT_DRAWABLE } from "../data/not-drawable";
import { ElsewhereCard } from "./elsewhere-card";
import { PanelFailure } from "./panel-failure";
import { PanelLinkContext } from "./panel-link-context";
import { PanelNoData } from "./panel-no-data";
import { PanelSkeleton } from "./panel-skeleton";
import { StaleBadge } from "./stale-badge";

/**
 * Wraps what a panel draws with what it says when there is nothing to draw: on its way, failed (in words), or no data.
 * A failure is never shown as no data. With some data and some failure the data is drawn and the header tells.
 */
export function panelBody<Options>(Drawing: ComponentType<PanelProps<Options>>): ComponentType<PanelProps<Options>> {
  return function PanelBody(props: PanelProps<Options>) {
    const { data, fieldConfig } = props;
    const words = useTranslations("visuals.elsewhere");
    const { notes } = useContext(PanelLinkContext);
    const empty = data.series.every((frame) => frame.length === 0 || frame.fields.length === 0);
    const failure = data.errors?.[0] ?? data.error;
    const isRefused = failure?.data?.error === NOT_DRAWABLE;
    const isElsewhere = isRefused || notes?.some(({ code }) => code === "data-source-frontend-only") === true;
    if (empty && isElsewhere && data.state !== LoadingState.Loading)
      return (
        <ElsewhereCard panelId={props.id} heading={words("source")} reason={isRefused ? (failure.message ?? "") : ""} />
      );
    if (empty && (failure || data.state === LoadingState.Error)) {
      return <PanelFailure failure={failure} request={data.request} height={props.height} />;
    }
    if (empty && (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted))
      return <PanelSkeleton />;
    return (
      <>
        <StaleBadge request={data.request} timeZone={props.timeZone} />
        {empty ? <PanelNoData text={fieldConfig.defaults.noValue} /> : <Drawing {...props} />}
      </>
    );
  };
}
