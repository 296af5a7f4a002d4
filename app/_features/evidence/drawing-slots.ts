/** Drawings that live at the same time: each holds a canvas, its data and a scene. */
export const MOST_DRAWINGS = 6;

/** Gives out places to draw in, in the order in which they were asked for. */
export class DrawingSlots {
  private waiting: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly most = MOST_DRAWINGS) {}

  /** Calls `grant` once there is a place; the returned function gives it back, or stops waiting. */
  ask(grant: () => void): () => void {
    let holds = false;
    let left = false;
    const take = (): void => {
      holds = true;
      this.taken += 1;
      grant();
    };
    if (this.taken < this.most) take();
    else this.waiting.push(take);
    return () => {
      if (left) return;
      left = true;
      this.waiting = this.waiting.filter((each) => each !== take);
      if (!holds) return;
      this.taken -= 1;
      this.waiting.shift()?.();
    };
  }
}
