/**
 * Follows the pointer that went down until it is lifted, wherever it goes; what it went down on may change its place on
 * the page meanwhile.
 */
export function followPointer(
  down: { pointerId: number },
  onMove: (event: PointerEvent) => void,
  onEnd: () => void,
): void {
  const isThis = ({ pointerId }: PointerEvent): boolean => pointerId === down.pointerId;
  const follow = (event: PointerEvent): void => {
    if (isThis(event)) onMove(event);
  };
  const end = (event: PointerEvent): void => {
    if (!isThis(event)) return;
    window.removeEventListener("pointermove", follow);
    window.removeEventListener("pointerup", end);
    window.removeEventListener("pointercancel", end);
    onEnd();
  };
  window.addEventListener("pointermove", follow);
  window.addEventListener("pointerup", end);
  window.addEventListener("pointercancel", end);
}
