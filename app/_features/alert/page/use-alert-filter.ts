"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { useSettled } from "@/app/_lib/use-settled";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { addMatcher } from "./add-matcher";
import { lastFilter } from "./last-filter";
import { type AlertsWish, pageUrl } from "./page-url";

/** The filter as it is written, and as it counts: what cannot be read leaves the list as it was. */
export function useAlertFilter(initial: AlertsWish) {
  const [wish, setWish] = useState(initial);
  const [text, setText] = useState(initial.filter);
  const [applied, setApplied] = useState(initial.filter.trim());
  const settled = useSettled(text.trim());
  const problem = useMemo(() => (text.trim() === "" ? null : parseMatchers(text).problem), [text]);
  const isReadable = useMemo(() => settled === "" || parseMatchers(settled).problem === null, [settled]);
  if (isReadable && settled !== applied) setApplied(settled);

  // An address without a filter means the one that was used last in this browser.
  useEffect(() => {
    if (window.location.search !== "") return;
    const last = lastFilter.read();
    if (last !== "" && parseMatchers(last).problem === null) setText(last);
  }, []);
  useEffect(() => {
    window.history.replaceState(null, "", pageUrl.write({ ...wish, filter: applied }));
  }, [wish, applied]);
  const write = useCallback((next: string) => {
    setText(next);
    if (next.trim() === "" || parseMatchers(next).problem === null) lastFilter.keep(next.trim());
  }, []);
  const pick = useCallback(
    (name: string, value: string) => write(addMatcher(text, { name, value, isRegex: false, isEqual: true })),
    [text, write],
  );
  return { wish, setWish, text, setText: write, applied, problem, pick };
}
