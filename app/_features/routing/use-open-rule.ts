"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** Asked before the address takes what is open away; false keeps it open. */
export type MayLeave = () => boolean;

const addressOf = (opened: string | null) =>
  opened === null ? "/settings/routing" : `/settings/routing?rule=${encodeURIComponent(opened)}`;

/** Which rule is open, as the address says it: going back closes it, unless something would be lost by that. */
export function useOpenRule(wanted: string | null) {
  const [opened, setOpened] = useState(wanted);
  const mayLeave = useRef<MayLeave>(() => true);

  useEffect(() => {
    function onPop() {
      const next = new URLSearchParams(window.location.search).get("rule");
      if (opened !== null && next !== opened && !mayLeave.current()) {
        window.history.pushState(null, "", addressOf(opened));
        return;
      }
      setOpened(next);
    }
    window.addEventListener("popstate", onPop);
    return () => window.removeEventListener("popstate", onPop);
  }, [opened]);

  return {
    opened,
    open(next: string) {
      window.history.pushState(null, "", addressOf(next));
      setOpened(next);
    },
    close() {
      window.history.replaceState(null, "", addressOf(null));
      setOpened(null);
    },
    guard: useCallback((ask: MayLeave) => {
      mayLeave.current = ask;
      return () => {
        mayLeave.current = () => true;
      };
    }, []),
  };
}
