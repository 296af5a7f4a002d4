import { LoadingState } from "@grafana/data";
import { SceneQueryRunner } from "@grafana/scenes";

/** Lets the panel draw its own sign of loading, but nothing before it was asked for: that would look like no data. */
export class PanelQueryRunner extends SceneQueryRunner {
  override isDataReadyToDisplay(): boolean {
    const { data } = this.state;
    return data !== undefined && (data.request !== undefined || data.state !== LoadingState.Done);
  }
}
