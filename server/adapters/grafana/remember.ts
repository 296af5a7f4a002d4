export interface Remembered<T> {
  get(): Promise<T>;
  forget(): void;
}

/** What was read, for so many milliseconds. A failure is not kept. */
export function remember<T>(ms: number, read: () => Promise<T>, now: () => number = Date.now): Remembered<T> {
  let kept: { at: number; value: Promise<T> } | undefined;
  return {
    get: () => {
      if (kept && now() - kept.at < ms) return kept.value;
      const value = read();
      kept = { at: now(), value };
      value.catch(() => {
        if (kept?.value === value) kept = undefined;
      });
      return value;
    },
    forget: () => (kept = undefined),
  };
}
