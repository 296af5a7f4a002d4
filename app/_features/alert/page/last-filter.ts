const KEY = "alerts.filter";

/** The filter that was last used in this browser. */
export const lastFilter = {
  read(): string {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  },
  keep(filter: string): void {
    try {
      localStorage.setItem(KEY, filter);
    } catch {
      // A browser that keeps nothing begins without one.
    }
  },
};
