import { UrlSyncContextProvider, sceneGraph } from "@grafana/scenes";
import { useEffect, useEffectEvent, useMemo } from "react";
import type { DashboardViewProps } from "./dashboard-view";
import { stageOf } from "./moments/stage-of";
import type { DashboardScene } from "./scene/dashboard-scene";
import { usePanelKeys } from "./use-panel-keys";
import { useRoomLinks } from "./use-room-links";

export interface SceneOnStageProps {
  scene: DashboardScene;
  synced: boolean;
  onRangeChange: DashboardViewProps["onRangeChange"];
  onStage: DashboardViewProps["onStage"];
}

/** A scene with its keys, its links and its part of the address. */
export function SceneOnStage({ scene, synced, onRangeChange, onStage }: SceneOnStageProps) {
  usePanelKeys(scene);
  const followLink = useRoomLinks(scene);
  const tellRange = useEffectEvent(() => {
    const { from, to, value } = sceneGraph.getTimeRange(scene).state;
    onRangeChange?.({ from, to, absoluteFrom: value.from.valueOf(), absoluteTo: value.to.valueOf() });
  });
  useEffect(() => {
    tellRange();
    const subscription = sceneGraph.getTimeRange(scene).subscribeToState(() => tellRange());
    return () => subscription.unsubscribe();
  }, [scene]);
  const tellStage = useEffectEvent((isThere: boolean) => onStage?.(isThere ? stageOf(scene) : null));
  useEffect(() => {
    tellStage(true);
    return () => tellStage(false);
  }, [scene]);
  const drawn = useMemo(() => <scene.Component model={scene} />, [scene]);
  return (
    // Not a control: it follows the links inside, which are.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div onClickCapture={followLink}>
      {synced ? (
        <UrlSyncContextProvider scene={scene} updateUrlOnInit createBrowserHistorySteps>
          {drawn}
        </UrlSyncContextProvider>
      ) : (
        drawn
      )}
    </div>
  );
}
