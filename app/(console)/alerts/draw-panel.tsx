"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import type { DrawPanel } from "@/app/_features/alert/page/alert-graph";
import { PanelSetView } from "@/app/_features/dashboard/panel-set-view";
import { useResolvedTheme } from "@/app/_lib/theme/use-resolved-theme";
import type { AlertPanel } from "@/server/alert/contract/alert-list";

const WHOLE_WIDTH = 24;
const ROWS = 7;
const nothing = (): void => undefined;

interface Props {
  panel: AlertPanel;
  range: { from: string; to: string };
  mayExplore: boolean;
}

/** One panel of a room, beside a page that is not the room's. */
function PanelBeside({ panel, range, mayExplore }: Props) {
  const theme = useResolvedTheme();
  const locale = useLocale();
  const { incidentNumber, dashboardUid, panelId, title } = panel;
  const variables = JSON.stringify(panel.variables);
  const panels = useMemo(
    () => [
      {
        id: `${dashboardUid}/${panelId}`,
        dashboardUid,
        panelId,
        title,
        variables: JSON.parse(variables) as AlertPanel["variables"],
        width: WHOLE_WIDTH,
        height: ROWS,
      },
    ],
    [dashboardUid, panelId, title, variables],
  );
  return (
    <PanelSetView
      room={String(incidentNumber)}
      theme={theme}
      locale={locale}
      initialRange={range}
      isBeside
      mayExplore={mayExplore}
      panels={panels}
      arranging={false}
      onArrange={nothing}
      onUnpin={nothing}
    />
  );
}

/** Draws with the packages of the room, which are loaded with the first panel. */
export const drawPanel =
  (mayExplore: boolean): DrawPanel =>
  (panel, range) => <PanelBeside panel={panel} range={range} mayExplore={mayExplore} />;
