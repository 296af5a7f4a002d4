/**
 * What a person chose in this browser. `push`: the server sends. `page`: its maker's push service is out of reach, so
 * open rooms tell by themselves.
 */
export interface ChoiceHere {
  mode: "push" | "page";
  /** Of the subscription, at the server. */
  id: string | null;
  /** The session, language and address for which the server knows of it. */
  registered: string | null;
}

const CHANGED = "notification-choice";
const keyOf = (userId: string) => `notifications:${userId}`;

/** Another person who signs in here has chosen nothing. */
export function readChoice(userId: string): ChoiceHere | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? "null");
    if (stored === null || typeof stored !== "object" || !("mode" in stored)) return null;
    const { mode, id, registered } = stored as Partial<ChoiceHere>;
    return mode === "push" || mode === "page" ? { mode, id: id ?? null, registered: registered ?? null } : null;
  } catch {
    return null;
  }
}

export function writeChoice(userId: string, choice: ChoiceHere | null): void {
  try {
    if (choice) localStorage.setItem(keyOf(userId), JSON.stringify(choice));
    else localStorage.removeItem(keyOf(userId));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls `heard` when the choice changes, in this tab or another. @returns how to stop */
export function followChoice(heard: () => void): () => void {
  window.addEventListener(CHANGED, heard);
  window.addEventListener("storage", heard);
  return () => {
    window.removeEventListener(CHANGED, heard);
    window.removeEventListener("storage", heard);
  };
}
