import { useRef } from "react";

/** For a dialog without a trigger of its own: it takes the focus itself, and gives it back to what had it before. */
export function useFocusBack() {
  const before = useRef<Element | null>(null);
  return {
    // Not on its close button: the tooltip of that would be the first thing to see.
    onOpenAutoFocus: (event: Event) => {
      event.preventDefault();
      before.current = document.activeElement;
      if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      // Whatever was opened from it has the focus already.
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (isFree && before.current instanceof HTMLElement) before.current.focus();
    },
  };
}
