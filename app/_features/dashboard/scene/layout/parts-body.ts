import { SceneObjectBase, type SceneObject, type SceneObjectState } from "@grafana/scenes";
import type { Part } from "./part";

export interface PartsBodyState extends SceneObjectState {
  parts: Part[];
  /** Counts changes of what is drawn. */
  revision?: number;
}

/** Lays parts out: keeps them active, and draws again when copies come or go. */
export abstract class PartsBody<State extends PartsBodyState = PartsBodyState> extends SceneObjectBase<State> {
  constructor(state: State) {
    super(state);
    this.addActivationHandler(() => {
      const { parts } = this.state;
      for (const part of parts) {
        this._subs.add(
          part.subscribeToState((now, before) => {
            if (now.copies !== before.copies || now.hidden !== before.hidden) this.changed();
          }),
        );
      }
      const undo = parts.map((part) => part.activate());
      return () => undo.forEach((deactivate) => deactivate());
    });
  }

  /** Called when copies came or went. */
  protected changed(): void {
    this.setState({ revision: (this.state.revision ?? 0) + 1 } as Partial<State>);
  }

  shown(): SceneObject[] {
    return this.state.parts.flatMap((part) => part.shown());
  }
}
