/** What the open room offers to parts of the page outside of it. */
type RoomAction = "replay" | "silence" | "similar" | "merge";

type Offered = Partial<Record<RoomAction, () => void>>;

class RoomActions {
  private readonly listeners = new Set<() => void>();
  private current: Offered = {};

  readonly server = (): Offered => this.current;

  readonly snapshot = (): Offered => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Offers an action until the returned function is called. */
  offer(action: RoomAction, act: () => void): () => void {
    this.change({ ...this.current, [action]: act });
    return () => {
      const { [action]: held, ...rest } = this.current;
      if (held === act) this.change(rest);
    };
  }

  private change(offered: Offered): void {
    this.current = offered;
    for (const tell of this.listeners) tell();
  }
}

/** The page's one. */
export const roomActions = new RoomActions();
