/** The address of one panel in this room, with its span as it is now, so that others see the same. */
export function panelAddress(
  here: string,
  panel: { dashboardUid: string; pathId: string; from: number; to: number },
): string {
  const url = new URL(here);
  url.searchParams.set("dashboard", panel.dashboardUid);
  url.searchParams.set("viewPanel", panel.pathId);
  url.searchParams.set("from", String(panel.from));
  url.searchParams.set("to", String(panel.to));
  url.hash = "";
  return url.href;
}
