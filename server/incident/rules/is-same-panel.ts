import type { PinnedPanel } from "@/server/incident/contract";

type Named = Pick<PinnedPanel, "dashboardUid" | "panelId" | "variables">;

/** Values as one text, whatever order their names come in; a list of one is that one. */
function textOf(variables: Named["variables"]): string {
  const values = Object.entries(variables).map(([name, value]) => [name, [value].flat()] as const);
  return JSON.stringify(values.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Whether two name the same panel of the same dashboard, with the same values. */
export function isSamePanel(one: Named, other: Named): boolean {
  return (
    one.dashboardUid === other.dashboardUid &&
    one.panelId === other.panelId &&
    textOf(one.variables) === textOf(other.variables)
  );
}
