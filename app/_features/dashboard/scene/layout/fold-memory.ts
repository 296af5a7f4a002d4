/** Which rows of a dashboard somebody folded or opened, until the tab of the browser is closed. */
export function foldMemory(dashboard: string) {
  const place = `folded ${dashboard}`;
  const read = (): Record<string, boolean> => {
    try {
      return JSON.parse(sessionStorage.getItem(place) ?? "{}") as Record<string, boolean>;
    } catch {
      return {};
    }
  };
  return {
    /** Undefined where nobody decided. */
    of: (row: string): boolean | undefined => read()[row],
    keep(row: string, isFolded: boolean): void {
      try {
        sessionStorage.setItem(place, JSON.stringify({ ...read(), [row]: isFolded }));
      } catch {
        // A browser that keeps nothing still folds.
      }
    },
  };
}

export type FoldMemory = ReturnType<typeof foldMemory>;
