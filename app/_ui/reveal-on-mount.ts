/** A ref for what has just appeared and must not stay out of sight. */
export function revealOnMount(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}
