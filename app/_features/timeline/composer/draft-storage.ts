/** Where what is being written is kept, for each person and incident, or thread. A browser that keeps nothing loses only that. */
export function draftStorage(userId: string, place: string) {
  const key = `draft:${userId}:${place}`;
  return {
    read(): string {
      try {
        return localStorage.getItem(key) ?? "";
      } catch {
        return "";
      }
    },
    write(text: string): void {
      try {
        if (text) localStorage.setItem(key, text);
        else localStorage.removeItem(key);
      } catch {
        // Storage is full or not allowed: the text is still in the field.
      }
    },
  };
}
