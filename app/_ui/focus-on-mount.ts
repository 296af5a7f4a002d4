/** A ref for what somebody has just asked for: the focus follows their request. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
