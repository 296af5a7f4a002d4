/** A panel as it was captured: over which span (epoch milliseconds), and the words that say so. */
export interface FrozenPanel {
  evidenceId: string;
  dashboardUid: string;
  panelId: number;
  from: number;
  to: number;
  words: string;
}

export interface PanelAsked {
  dashboardUid: string;
  panelId: number;
  range: { from: number; to: number };
}

/** How much of a span a capture must cover to stand for it. */
const MOST_OF_IT = 0.5;
/** A capture ends with the last refresh before it: so much of the span it may lag behind. */
const LAG = 1 / 40;

/** What was captured of panels, for who looks at the past; nothing while nobody does. */
class FrozenPanels {
  private held: readonly FrozenPanel[] | null = null;
  private readonly listeners = new Set<() => void>();

  /** Somebody looks at the past: what is only known of now does not belong to it. */
  get isPast(): boolean {
    return this.held !== null;
  }

  /** Null when nobody looks at the past any more. */
  use(panels: readonly FrozenPanel[] | null): void {
    const was = this.isPast;
    this.held = panels;
    if (was !== this.isPast) for (const tell of this.listeners) tell();
  }

  /** Tells when somebody begins or ends to look at the past, until the returned function is called. */
  onPast(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The captures that show the end of the span, best first; in need also those that show little of it. */
  of({ dashboardUid, panelId, range }: PanelAsked, inNeed = false): readonly FrozenPanel[] {
    const length = Math.max(1, range.to - range.from);
    const shared = ({ from, to }: FrozenPanel): number =>
      Math.max(0, Math.min(to, range.to) - Math.max(from, range.from)) / length;
    return (this.held ?? [])
      .filter((panel) => panel.dashboardUid === dashboardUid && panel.panelId === panelId)
      .filter((panel) =>
        inNeed ? shared(panel) > 0 : panel.to >= range.to - length * LAG && shared(panel) >= MOST_OF_IT,
      )
      .toSorted((a, b) => shared(b) - shared(a));
  }
}

/** The page's one. */
export const frozenPanels = new FrozenPanels();
