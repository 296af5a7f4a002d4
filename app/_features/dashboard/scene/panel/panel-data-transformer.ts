import { SceneDataTransformer, type SceneDataTransformerState } from "@grafana/scenes";

/** Passes on what alert rules say of a panel, which otherwise only comes along with changed data. */
export class PanelDataTransformer extends SceneDataTransformer {
  constructor(state: SceneDataTransformerState) {
    super(state);
    this.addActivationHandler(() => {
      const { $data } = this.state;
      if (!$data) return;
      this._subs.add(
        $data.subscribeToState(({ data: given }) => {
          const { data } = this.state;
          if (data && given && data.alertState !== given.alertState) {
            this.setState({ data: { ...data, alertState: given.alertState } });
          }
        }),
      );
    });
  }
}
