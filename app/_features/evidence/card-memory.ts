export type CardMode = "frozen" | "now" | "difference";

export interface CardState {
  mode: CardMode;
  asTable: boolean;
  /** Cards that nobody posted are folded until somebody asks. */
  open: boolean;
}

/** Rows out of sight are taken off the page; what somebody set on a card stays. */
const known = new Map<string, CardState>();

export const cardMemory = {
  of: (id: string, open: boolean): CardState => known.get(id) ?? { mode: "frozen", asTable: false, open },
  keep: (id: string, state: CardState): void => void known.set(id, state),
};
