import { useState } from "react";

/** True for the render in which events were added above the first one: the list then keeps its place from the end. */
export function usePrepended(firstSeq: number, count: number): boolean {
  const [shape, setShape] = useState({ firstSeq, count, prepended: false });
  if (shape.firstSeq === firstSeq && shape.count === count) return shape.prepended;
  const next = { firstSeq, count, prepended: firstSeq < shape.firstSeq && shape.count > 0 };
  setShape(next);
  return next.prepended;
}
