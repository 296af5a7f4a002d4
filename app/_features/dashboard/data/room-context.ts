import type { ScopedVars } from "@grafana/data";
import { SceneObjectBase, type SceneObject, type SceneObjectState } from "@grafana/scenes";

/** Says a failure in the reader's language: what failed, and the reason if it is known. */
export type SayFailure = (code: string, details: Record<string, unknown>) => string;

/** Which room and dashboard a scene belongs to; the root of every scene holds it. */
export interface RoomContext {
  room: string;
  dashboardUid: string;
  /** Names of the dashboard's variables. */
  variableNames: readonly string[];
  /** Address at which people open Grafana, or null where there are no links to it. */
  grafanaUrl: string | null;
  say: SayFailure;
}

interface RoomContextState extends SceneObjectState {
  context: RoomContext;
}

/** Holds the context in a scene without drawing anything. */
export class RoomContextHolder extends SceneObjectBase<RoomContextState> {}

/** The context of the scene that an object belongs to. */
export function roomContextOf(object: SceneObject): RoomContext {
  for (let at: SceneObject | undefined = object; at; at = at.parent) {
    const holder = at.state.$behaviors?.find((behavior) => behavior instanceof RoomContextHolder);
    if (holder instanceof RoomContextHolder) return holder.state.context;
  }
  throw new Error("The scene has no room");
}

/** The object that a request was made for. */
export function sceneObjectOf(scopedVars: ScopedVars | undefined): SceneObject {
  const holder = scopedVars?.__sceneObject?.value as { valueOf(): SceneObject } | undefined;
  if (!holder) throw new Error("The request belongs to no scene");
  return holder.valueOf();
}
