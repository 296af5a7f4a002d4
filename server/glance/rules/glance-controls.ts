import type { StoredDashboard, StoredVariable, VariableValues } from "@/server/dashboard/contract";
import { ALL_VALUE } from "@/server/dashboard/contract";
import type { GlanceControl } from "../contract";

/** As dashboards store that a variable is not shown at all. */
const HIDDEN = 2;
const LABEL_HIDDEN = 1;

function textOf(stored: StoredVariable, given: string | string[] | undefined): string {
  const shown = given ?? stored.current.text ?? stored.current.value ?? "";
  const texts = (Array.isArray(shown) ? shown : [shown]).map(String);
  return texts.map((text) => (text === ALL_VALUE ? "All" : text)).join(" + ");
}

/** What stands above the panels: the variables as they are set, and a switch for each kind of mark. */
export function glanceControls(
  dashboard: Pick<StoredDashboard, "templating" | "annotations">,
  given: VariableValues,
): GlanceControl[] {
  const variables = dashboard.templating.list
    .filter(({ hide, type }) => hide !== HIDDEN && type !== "constant")
    .map((stored) => ({
      label: stored.hide === LABEL_HIDDEN ? "" : stored.label || stored.name,
      text: textOf(stored, given[stored.name]),
      multi: stored.multi,
    }));
  const switches = dashboard.annotations.list
    .filter(({ hide }) => !hide)
    .map(({ name }): GlanceControl => ({ label: name, text: null, multi: false }));
  return [...variables, ...switches];
}
