import { useCallback, useRef, useState } from "react";

/** How far from the end of what is loaded loading begins, in pixels. */
const AHEAD = 1_000;

/** Loads more before the reader reaches the end of what is there; a failure waits for the reader to try again. */
export function useMoreEvents(hasMore: boolean, loadMore: () => Promise<unknown>) {
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const busy = useRef(false);

  const load = useCallback(async () => {
    if (busy.current || !hasMore) return;
    busy.current = true;
    setState("loading");
    try {
      await loadMore();
      setState("idle");
    } catch {
      setState("failed");
    } finally {
      busy.current = false;
    }
  }, [hasMore, loadMore]);

  /** `distance` is how far the end of what is loaded lies away from the reader, in pixels. */
  const onDistance = useCallback(
    (distance: number) => {
      if (distance < AHEAD && state !== "failed") void load();
    },
    [load, state],
  );
  return { state, load, onDistance };
}
