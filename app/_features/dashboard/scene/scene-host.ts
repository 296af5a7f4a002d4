import { SceneObjectBase, type SceneObject, type SceneObjectState } from "@grafana/scenes";
import type { VariableValues } from "@/server/dashboard/contract";

/** Says a text of the namespace `scene` in the reader's language. */
export type SceneWords = (key: string, values?: Record<string, string | number>) => string;

/** The page around a scene: its language, and the other dashboards that it can show. */
export interface SceneHost {
  words: SceneWords;
  dashboards: () => readonly { uid: string; title: string }[];
  /** Null where the page cannot switch. */
  showDashboard: ((uid: string) => void) | null;
  /** Null where panels cannot be pinned. */
  pins: () => PanelPins | null;
  /** Null where panels cannot be posted into the conversation. */
  posts: () => PanelPosts | null;
  /** Whether who looks may see the text of queries, and so take them to Explore. */
  mayExplore: () => boolean;
}

/** Names a panel of a stored dashboard, with what its variables are set to. */
export interface PanelPin {
  dashboardUid: string;
  panelId: number;
  /** As it is read on the page; may be empty. */
  title: string;
  variables: VariableValues;
  /** Columns (of 24) and rows that it takes in its dashboard, where that is laid out by hand. */
  width?: number;
  height?: number;
}

/** Keeps single panels with the room. */
export interface PanelPins {
  /** What the toggle would do, in words. */
  label: (pin: PanelPin) => string;
  toggle: (pin: PanelPin) => void;
}

/** A panel as it is seen: its values, its span in epoch milliseconds and how finely it is drawn. */
export interface PanelSeen {
  dashboardUid: string;
  panelId: number;
  variables: VariableValues;
  range: { from: number; to: number };
  intervalMs: number;
  maxDataPoints: number;
}

/** Keeps what panels show and posts it into the room's conversation. */
export interface PanelPosts {
  /** Rejects with an Error whose message is for people. The same key is posted once. */
  post: (seen: PanelSeen, note: string, key: string) => Promise<void>;
}

interface SceneHostState extends SceneObjectState {
  host: SceneHost;
}

/** Holds the page in a scene without drawing anything. */
export class SceneHostHolder extends SceneObjectBase<SceneHostState> {}

/** The page that a scene is part of. */
export function sceneHostOf(object: SceneObject): SceneHost {
  const holder = object.getRoot().state.$behaviors?.find((behavior) => behavior instanceof SceneHostHolder);
  if (!(holder instanceof SceneHostHolder)) throw new Error("The scene has no page");
  return holder.state.host;
}
