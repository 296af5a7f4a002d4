import { useEffect, useMemo, useRef, useState } from "react";
import { draftStorage } from "./draft-storage";

/**
 * What is being written. The field belongs to the writer: its value is only ever set here, on purpose, and whatever is
 * in it is kept for the next visit. A message that has to make room for a command comes back after it.
 */
export function useLine(userId: string, place: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useMemo(() => draftStorage(userId, place), [userId, place]);
  const aside = useMemo(() => draftStorage(`${userId}:aside`, place), [userId, place]);
  const [text, setText] = useState("");
  const [cursor, setCursor] = useState(0);

  const took = (value: string, at: number) => {
    draft.write(value);
    setText(value);
    setCursor(at);
  };
  const put = (value: string, at = value.length) => {
    const element = field.current;
    if (element) {
      element.value = value;
      element.setSelectionRange(at, at);
    }
    took(value, at);
  };

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    // What was typed before the page came alive is newer than the draft.
    element.value ||= draft.read() || aside.read();
    setText(element.value);
    setCursor(element.selectionStart);
  }, [draft, aside]);

  return {
    field,
    text,
    cursor,
    put,
    /** What the writer has typed. */
    took,
    moved: setCursor,
    /** Empties the field, or brings back what was put aside. */
    clear: () => {
      const kept = aside.read();
      aside.write("");
      put(kept);
    },
    putAside: () => {
      const written = field.current?.value ?? "";
      if (written.trim() !== "") aside.write(written);
    },
  };
}
