"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc";
import type { RuleWords } from "@/server/alert/contract/rule-words";

const FRESH_MS = 5 * 60_000;
const NONE: RuleWords = {
  labels: {},
  groupLabels: {},
  annotations: [],
  values: [],
  sources: [],
  receivers: [],
  alerts: [],
};

/** Names and values of last week's alerts, as far as they are known. */
export function useRuleWords(): RuleWords {
  const trpc = useTRPC();
  return useQuery(trpc.alert.ruleWords.queryOptions(undefined, { staleTime: FRESH_MS })).data ?? NONE;
}
