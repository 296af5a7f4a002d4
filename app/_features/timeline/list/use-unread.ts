import { useState } from "react";

/** How many events came since the reader last saw the end. */
export function useUnread(away: boolean, lastSeq: number): number {
  const [seenSeq, setSeenSeq] = useState(lastSeq);
  if (!away && seenSeq !== lastSeq) setSeenSeq(lastSeq);
  return away ? Math.max(0, lastSeq - seenSeq) : 0;
}
