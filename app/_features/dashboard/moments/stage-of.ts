import { sceneGraph, SceneVariableValueChangedEvent } from "@grafana/scenes";
import type { RoomStage, StageView } from "@/app/_lib/room-stage";
import type { LookVariables } from "@/server/timeline/contract/look";
import type { DashboardScene } from "../scene/dashboard-scene";

const keyOf = ({ raw, panel }: StageView): string => [raw.from, raw.to, panel ?? ""].join(" ");
const textOf = (values: unknown): string => JSON.stringify(values);

function variablesOf(scene: DashboardScene): LookVariables {
  const all = scene.state.$variables?.state.variables ?? [];
  const values = all.flatMap((variable) => Object.entries(variable.urlSync?.getUrlState() ?? {}));
  return Object.fromEntries(
    values.flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, value] as const])),
  );
}

/** Sets variables in the way in which the address does: values that are not offered are treated as they are there. */
function setVariables(scene: DashboardScene, wanted: LookVariables): void {
  for (const { urlSync } of scene.state.$variables?.state.variables ?? []) {
    const now = urlSync?.getUrlState() ?? {};
    const given = Object.entries(wanted).filter(([name]) => Object.hasOwn(now, name));
    if (given.some(([name, value]) => textOf(now[name]) !== textOf(value))) {
      urlSync?.updateFromUrl(Object.fromEntries(given));
    }
  }
}

/** Lets the page lead a scene: its span, its variables and the panel that is shown alone. */
export function stageOf(scene: DashboardScene): RoomStage {
  const range = sceneGraph.getTimeRange(scene);
  let isLed = false;
  const view = (): StageView => {
    const { from, to, value } = range.state;
    const { viewPanel } = scene.state;
    return {
      from: value.from.valueOf(),
      to: value.to.valueOf(),
      raw: { from, to },
      ...(viewPanel !== undefined && { panel: viewPanel }),
      variables: variablesOf(scene),
    };
  };
  return {
    view,
    show({ raw, panel, variables }) {
      isLed = true;
      try {
        const { from, to } = range.state;
        // The way in which the address sets it: nothing is added to the browser's history.
        if (raw && (raw.from !== from || raw.to !== to)) range.urlSync?.updateFromUrl(raw);
        if (panel !== undefined && (panel ?? undefined) !== scene.state.viewPanel) {
          scene.setState({ viewPanel: panel ?? undefined });
        }
        if (variables) setVariables(scene, variables);
      } finally {
        isLed = false;
      }
    },
    onChange(listener) {
      let before = keyOf(view());
      const tell = (): void => {
        const now = keyOf(view());
        // A span that goes on with the clock is the same choice all along.
        if (now === before) return;
        before = now;
        listener(!isLed);
      };
      let values = textOf(variablesOf(scene));
      const tellValues = (): void => {
        const now = textOf(variablesOf(scene));
        if (now === values) return;
        values = now;
        // Variables also change by themselves, when what they offer is read anew.
        listener(!isLed && navigator.userActivation.isActive);
      };
      const subscriptions = [
        range.subscribeToState(tell),
        scene.subscribeToState(tell),
        scene.subscribeToEvent(SceneVariableValueChangedEvent, tellValues),
      ];
      return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
    },
  };
}
