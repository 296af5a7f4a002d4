"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { draftOf } from "@/app/_features/routing/rule-draft";
import { refusalOf, useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { RoutingRuleState } from "@/server/alert/contract/routing";

/** Others may change rules too. */
const REFRESH_MS = 15_000;
const IN_TURN = { id: "routing-rules" };

interface Move {
  id: string;
  /** Counted from 0. */
  to: number;
}

/** What was not done, and how it can be done all the same. */
export interface Refused {
  what: "moved" | "switched" | "removed";
  rule: RoutingRuleState;
  error: unknown;
  /** Somebody else was faster. */
  isConflict: boolean;
  again: () => void;
}

function moved(rules: readonly RoutingRuleState[], { id, to }: Move): RoutingRuleState[] {
  const rule = rules.find((each) => each.id === id);
  return rule ? rules.filter((each) => each !== rule).toSpliced(to, 0, rule) : [...rules];
}

/** The rules in their order, and what can be done to them: shown at once, taken back when refused. */
export function useRules(initial: RoutingRuleState[]) {
  const t = useTranslations("routing.undo");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const options = trpc.alert.rules.queryOptions(undefined, {
    initialData: initial,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: "always",
  });
  const query = useQuery(options);
  const { queryKey } = options;
  /** Moves on their way, over what the server has told. */
  const [moves, setMoves] = useState<Move[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const told = () => cache.getQueryData<RoutingRuleState[]>(queryKey) ?? [];
  const keep = async (rules: RoutingRuleState[]) => {
    await cache.cancelQueries({ queryKey });
    cache.setQueryData(queryKey, rules);
  };
  const present = (id: string) => told().find((each) => each.id === id);
  function refuse(what: Refused["what"], rule: RoutingRuleState, error: unknown, again: () => void) {
    const { code } = refusalOf(error);
    setRefused({ what, rule, error, isConflict: code === "CONFLICT" || code === "NOT_FOUND", again });
    void cache.invalidateQueries({ queryKey });
  }

  const order = useMutation({
    scope: IN_TURN,
    mutationFn: ({ move }: { move: Move; rule: RoutingRuleState; from: number | null }) => {
      const seen = told();
      return client.alert.orderRules.mutate({
        ids: moved(seen, move).map(({ id }) => id),
        seen: seen.map(({ id }) => id),
      });
    },
    onMutate: ({ move }) => setMoves((before) => [...before, move]),
    onSuccess: async (rules, { rule, from }) => {
      await keep(rules);
      if (from === null) return;
      const place = rules.findIndex(({ id }) => id === rule.id) + 1;
      offerUndo(t("moved", { name: rule.name, place }), () =>
        order.mutate({ move: { id: rule.id, to: from }, rule, from: null }),
      );
    },
    onError: (error, wish) => refuse("moved", wish.rule, error, () => order.mutate(wish)),
    onSettled: (_data, _error, { move }) => setMoves((before) => before.filter((each) => each !== move)),
  });

  const toggle = useMutation({
    scope: IN_TURN,
    mutationFn: ({ id, isOn }: RoutingRuleState) => {
      const rule = present(id);
      if (!rule) throw new Error("The rule is not there");
      return client.alert.updateRule.mutate({ ...draftOf(rule), id, isOn, seenAt: rule.updatedAt });
    },
    onSuccess: keep,
    onError: (error, rule) => refuse("switched", rule, error, () => toggle.mutate(rule)),
  });

  const restore = useMutation({
    scope: IN_TURN,
    mutationFn: ({ rule, position }: { rule: RoutingRuleState; position: number }) =>
      client.alert.createRule.mutate({ ...draftOf(rule), id: rule.id, position }),
    onSuccess: keep,
    onError: (error, wish) => refuse("removed", wish.rule, error, () => restore.mutate(wish)),
  });
  const remove = useMutation({
    scope: IN_TURN,
    mutationFn: ({ id }: RoutingRuleState) => {
      const seenAt = present(id)?.updatedAt ?? new Date(0).toISOString();
      return client.alert.removeRule.mutate({ id, seenAt });
    },
    onMutate: ({ id }) => ({ position: told().findIndex((each) => each.id === id) }),
    onSuccess: async (rules, rule, { position }) => {
      await keep(rules);
      offerUndo(t("removed", { name: rule.name }), () => restore.mutate({ rule, position: Math.max(0, position) }));
    },
    onError: (error, rule) => refuse("removed", rule, error, () => remove.mutate(rule)),
  });

  const removing = remove.isPending ? remove.variables.id : null;
  const switching = toggle.isPending ? toggle.variables : null;
  const rules = moves
    .reduce(moved, query.data)
    .filter(({ id }) => id !== removing)
    .map((rule) => (rule.id === switching?.id ? { ...rule, isOn: switching.isOn } : rule));
  return {
    rules,
    error: query.error,
    updatedAt: query.dataUpdatedAt,
    retry: () => void query.refetch(),
    keep,
    /** @param to counted from 0 */
    move(rule: RoutingRuleState, to: number) {
      const from = rules.findIndex(({ id }) => id === rule.id);
      if (from < 0 || to < 0 || to >= rules.length || to === from) return;
      setRefused(null);
      order.mutate({ move: { id: rule.id, to }, rule, from });
    },
    toggle(rule: RoutingRuleState, isOn: boolean) {
      setRefused(null);
      toggle.mutate({ ...rule, isOn });
    },
    remove(rule: RoutingRuleState) {
      setRefused(null);
      remove.mutate(rule);
    },
    refused,
    dismiss: () => setRefused(null),
  };
}
