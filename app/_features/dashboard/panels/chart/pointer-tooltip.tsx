import { DashboardCursorSync, type LinkModel } from "@grafana/data";
import { TooltipDisplayMode, type VizTooltipOptions } from "@grafana/schema";
import { KeyboardPlugin, TooltipPlugin2, ZoomPlugin, usePanelContext, type UPlotConfigBuilder } from "@grafana/ui";
import { useLayoutEffect, type ReactNode } from "react";
import { holdWhilePinned } from "./hold-while-pinned";
import { useGrafanaLink } from "./use-grafana-link";

/** The values of a const enum of `@grafana/ui`, which does not exist at run time. */
const HOVER = { nearest: 0, all: 1, exact: 2 } as const;
/** A tooltip is never wider than this, nor than the window. */
const WIDEST_PX = 640;
const MARGIN_PX = 32;

/** What the pointer is on: for each series of the plot its row, and the series that is nearest. */
export interface Pointed {
  rows: (number | null)[];
  series: number | null;
  pinned: boolean;
  /** The pointer is on another panel. */
  viaSync: boolean;
  links: LinkModel[];
}

interface PointerTooltipProps {
  config: UPlotConfigBuilder;
  options: VizTooltipOptions;
  /** Only what is right under the pointer counts, not what is nearest along the x axis. */
  exact?: boolean;
  onZoom?: (range: { from: number; to: number }) => void;
  linksAt?: (series: number, row: number) => LinkModel[];
  render(pointed: Pointed): ReactNode;
}

/** The tooltip of a plot; a click pins it, Escape or a click elsewhere closes it. Dragging zooms. */
export function PointerTooltip({ config, options, exact, onZoom, linksAt, render }: PointerTooltipProps) {
  const { sync, eventsScope } = usePanelContext();
  const inGrafana = useGrafanaLink();
  // Hooks of a plot are only taken before it is made.
  useLayoutEffect(() => config.addHook("init", holdWhilePinned), [config]);
  if (options.mode === TooltipDisplayMode.None)
    return onZoom ? <ZoomPlugin config={config} onZoom={onZoom} withZoomY /> : null;
  const all = options.mode === TooltipDisplayMode.Multi;
  return (
    <>
      <KeyboardPlugin config={config} />
      <TooltipPlugin2
        config={config}
        hoverMode={exact ? HOVER.exact : all ? HOVER.all : HOVER.nearest}
        queryZoom={onZoom}
        clientZoom={onZoom !== undefined}
        syncMode={sync?.() ?? DashboardCursorSync.Off}
        syncScope={eventsScope}
        maxWidth={Math.min(options.maxWidth ?? WIDEST_PX, window.innerWidth - MARGIN_PX)}
        getDataLinks={(series, row) => (linksAt?.(series, row) ?? []).map(inGrafana)}
        render={(_plot, rows, series, pinned, _dismiss, _range, viaSync, links) =>
          render({ rows, series, pinned, viaSync, links })
        }
      />
    </>
  );
}
