import { useCallback, useRef, useState } from "react";

/** How far above the first row loading begins, in pixels. */
const AHEAD = 1_000;

/** Loads older events before the reader reaches the first one; a failure waits for the reader to try again. */
export function useOlderEvents(hasOlder: boolean, loadOlder: () => Promise<unknown>) {
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const busy = useRef(false);

  const load = useCallback(async () => {
    if (busy.current || !hasOlder) return;
    busy.current = true;
    setState("loading");
    try {
      await loadOlder();
      setState("idle");
    } catch {
      setState("failed");
    } finally {
      busy.current = false;
    }
  }, [hasOlder, loadOlder]);

  const onScroll = useCallback(
    (offset: number) => {
      if (offset < AHEAD && state !== "failed") void load();
    },
    [load, state],
  );
  return { state, load, onScroll };
}
