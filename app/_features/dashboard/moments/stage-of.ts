import { sceneGraph } from "@grafana/scenes";
import type { RoomStage, StageView } from "@/app/_lib/room-stage";
import type { DashboardScene } from "../scene/dashboard-scene";

const keyOf = ({ raw, panel }: StageView): string => [raw.from, raw.to, panel ?? ""].join(" ");

/** Lets the page lead a scene: its span and the panel that is shown alone. */
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
    };
  };
  return {
    view,
    show({ raw, panel }) {
      isLed = true;
      try {
        const { from, to } = range.state;
        // The way in which the address sets it: nothing is added to the browser's history.
        if (raw && (raw.from !== from || raw.to !== to)) range.urlSync?.updateFromUrl(raw);
        if (panel !== undefined && (panel ?? undefined) !== scene.state.viewPanel) {
          scene.setState({ viewPanel: panel ?? undefined });
        }
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
      const subscriptions = [range.subscribeToState(tell), scene.subscribeToState(tell)];
      return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
    },
  };
}
