import { LoadingState } from "@grafana/data";
import { SceneQueryRunner, sceneGraph, type SceneObject } from "@grafana/scenes";

/** Panels that take longer are shown on their way rather than left under what was painted first. */
const LIMIT_MS = 4_000;
const LOOK_MS = 50;

const isRunner = (object: SceneObject): object is SceneQueryRunner => object instanceof SceneQueryRunner;

function isDrawn(scene: SceneObject): boolean {
  const active = sceneGraph.findAllObjects(scene, isRunner).filter((object) => object.isActive) as SceneQueryRunner[];
  const waits = ({ state }: SceneQueryRunner): boolean =>
    !state.data || state.data.state === LoadingState.Loading || state.data.state === LoadingState.NotStarted;
  return active.length > 0 && !active.some(waits);
}

/** Calls back when the panels in view have been drawn, or after four seconds. Returns how to call it off. */
export function whenDrawn(scene: SceneObject, then: () => void): () => void {
  const started = performance.now();
  let frame = 0;
  const timer = setInterval(() => {
    if (!isDrawn(scene) && performance.now() - started < LIMIT_MS) return;
    clearInterval(timer);
    // One frame to lay out, one to draw.
    frame = requestAnimationFrame(() => (frame = requestAnimationFrame(then)));
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    cancelAnimationFrame(frame);
  };
}
