const AFTER_MS = 1_500;

/** Resolves when the page has most likely got what it asked for: keeping must not hold up the files it still needs. */
export function calm(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, AFTER_MS));
}
