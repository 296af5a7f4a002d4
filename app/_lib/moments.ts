/** What happened, as far as charts and the replay tell it apart by colour. */
const MOMENT_KINDS = [
  "declared",
  "status",
  "severity",
  "role",
  "evidence",
  "annotation",
  "alert",
  "deployment",
  "runbook",
] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

/** Something that mattered, as it is marked over time. `at` is in epoch milliseconds. */
export interface KeyMoment {
  seq: number;
  at: number;
  kind: MomentKind;
  /** One line, in the reader's language. */
  text: string;
}

export interface MomentsSnapshot {
  /** The time of the entry under the pointer or in focus, in epoch milliseconds. */
  hovered: number | null;
  /** Where somebody who is followed points. */
  followed: { at: number; name: string } | null;
  key: readonly KeyMoment[];
  showsKey: boolean;
  /** Whether there is a timeline to go to. */
  canPick: boolean;
}

const NOTHING: MomentsSnapshot = { hovered: null, followed: null, key: [], showsKey: true, canPick: false };
const HIDDEN = "key-moments-hidden";

/** Where the charts and the conversation of the open page meet: times that one of them points at. */
class Moments {
  private readonly listeners = new Set<() => void>();
  private readonly pointers = new Set<(at: number | null) => void>();
  private current = NOTHING;
  private readonly takers: ((at: number) => void)[] = [];

  readonly server = (): MomentsSnapshot => NOTHING;

  readonly snapshot = (): MomentsSnapshot => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.listeners.size === 0) this.current = { ...this.current, showsKey: !isHidden() };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  hover(hovered: number | null): void {
    if (hovered !== this.current.hovered) this.change({ hovered });
  }

  follow(followed: MomentsSnapshot["followed"]): void {
    const { followed: now } = this.current;
    if (followed?.at !== now?.at || followed?.name !== now?.name) this.change({ followed });
  }

  showKey(key: readonly KeyMoment[]): void {
    this.change({ key });
  }

  /** Remembered in this browser. */
  toggleKey(): void {
    const showsKey = !this.current.showsKey;
    remember(showsKey);
    this.change({ showsKey });
  }

  /** Goes to a time in the conversation. */
  pick(at: number): void {
    this.takers.at(-1)?.(at);
  }

  /** Takes what is picked on charts, before those who took it until now; returns how it stops. */
  takePicks(take: (at: number) => void): () => void {
    this.takers.push(take);
    this.change({ canPick: true });
    return () => {
      this.takers.splice(this.takers.lastIndexOf(take), 1);
      this.change({ canPick: this.takers.length > 0 });
    };
  }

  /** The reader points at a time on a chart, or at none any more. */
  point(at: number | null): void {
    for (const tell of this.pointers) tell(at);
  }

  onPoint(listener: (at: number | null) => void): () => void {
    this.pointers.add(listener);
    return () => this.pointers.delete(listener);
  }

  private change(part: Partial<MomentsSnapshot>): void {
    this.current = { ...this.current, ...part };
    for (const tell of this.listeners) tell();
  }
}

function isHidden(): boolean {
  try {
    return window.localStorage.getItem(HIDDEN) !== null;
  } catch {
    return false;
  }
}

function remember(shown: boolean): void {
  try {
    if (shown) window.localStorage.removeItem(HIDDEN);
    else window.localStorage.setItem(HIDDEN, "1");
  } catch {
    // Then it lasts as long as the page.
  }
}

/** The page's one. */
export const moments = new Moments();
