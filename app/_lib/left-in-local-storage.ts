interface LeftOver {
  /** As it was written, of any shape. */
  text: unknown;
  remove(): void;
}

/** Messages that pages of earlier versions have left in `localStorage`. */
export function leftInLocalStorage(userId: string, incident: number): LeftOver[] {
  try {
    const prefix = `outbox:${userId}:${incident}:`;
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    return names.map((name) => ({
      text: parsed(localStorage.getItem(name)),
      remove: () => localStorage.removeItem(name),
    }));
  } catch {
    // No storage here, or a closed one: then nothing was left.
    return [];
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
