import { flushSync } from "react-dom";

/**
 * Changes the page at once and puts the focus where it belongs then: who types on without a pause must not write into
 * what had it before. For handlers of events only.
 */
export function focusAfter(change: () => void, focus: () => void): void {
  flushSync(change);
  focus();
}
