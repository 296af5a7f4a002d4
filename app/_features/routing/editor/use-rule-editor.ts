"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type TriedRules, tryBefore } from "@/app/_features/routing/dry-run/use-dry-run";
import { type Worry, worryOf } from "@/app/_features/routing/editor/worry-of";
import { forgetDraft, keepDraft, type KeptDraft } from "@/app/_features/routing/kept-draft";
import { differingFields, draftOf, NEW_DRAFT, problemsOf, type RuleDraft } from "@/app/_features/routing/rule-draft";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { refusalOf, useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { RoutingRuleState } from "@/server/alert/contract/routing";
import { compileCondition } from "@/server/alert/rules/compile-condition";

export interface RuleEditorOptions {
  /** The rule as it was when it was opened; null for a new one. */
  base: RoutingRuleState | null;
  /** As it stands now; null for a new one, and when somebody has removed it. */
  present: RoutingRuleState | null;
  /** All of them, in their order. */
  rules: readonly RoutingRuleState[];
  userId: string;
  kept: KeptDraft | null;
  /** Told the rules as they are after every change that was made here. */
  onRules: (rules: RoutingRuleState[]) => void;
  /** What is known of the rules is not how they stand. */
  onStale: () => void;
  onSaved: () => void;
}

/** What somebody else did to the rule meanwhile. */
export type Meanwhile =
  | { kind: "changed"; theirs: RuleDraft; updatedAt: string; updatedBy: string | null }
  | { kind: "removed" }
  | null;

const NAMELESS = "?";

/** A draft of a rule, new or there already, and its way to the server. */
export function useRuleEditor(options: RuleEditorOptions) {
  const { base, present, rules, userId, kept, onRules, onStale, onSaved } = options;
  const t = useTranslations("routing.undo");
  const client = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  /** What the draft began from, by which the server knows whether somebody was faster. */
  const [seen, setSeen] = useState(() => base && { ...base, updatedAt: kept?.seenAt ?? base.updatedAt });
  const [draft, setDraft] = useState<RuleDraft>(() => kept?.draft ?? (base ? draftOf(base) : NEW_DRAFT));
  const [position, setPosition] = useState(kept?.position ?? rules.length);
  const [newId, setNewId] = useState(idempotencyKey);
  const [asked, setAsked] = useState(false);
  const [worry, setWorry] = useState<Worry | null>(null);
  const start = seen ? draftOf(seen) : NEW_DRAFT;
  const isDirty = differingFields(draft, start).length > 0;
  const compiled = compileCondition(draft.condition);
  const conditionProblem = "problem" in compiled ? compiled.problem : null;
  const problems = problemsOf(draft);
  const id = seen?.id ?? null;

  const ownPlace = Math.min(position, rules.length);
  const own = { ...draft, id, name: draft.name.trim() || NAMELESS };
  const others = rules.map((rule) => (rule.id === id ? own : { ...draftOf(rule), id: rule.id }));
  const tried: TriedRules | null =
    conditionProblem || problems.condition || problems.serviceLabel || problems.severityLabel
      ? null
      : present
        ? others
        : others.filter((each) => each.id !== id).toSpliced(ownPlace, 0, { ...own, id: null });

  useEffect(() => {
    if (isDirty) keepDraft(userId, { id, seenAt: seen?.updatedAt ?? null, position, draft });
    else forgetDraft(userId);
  }, [isDirty, userId, id, seen, position, draft]);

  async function undo(before: RoutingRuleState | null, after: RoutingRuleState) {
    const seenAt = after.updatedAt;
    const undone = before
      ? client.alert.updateRule.mutate({ ...draftOf(before), id: before.id, seenAt })
      : client.alert.removeRule.mutate({ id: after.id, seenAt });
    await undone.then(onRules, onStale);
  }
  const save = useMutation({
    mutationFn: () =>
      seen
        ? client.alert.updateRule.mutate({ ...draft, id: seen.id, seenAt: seen.updatedAt })
        : client.alert.createRule.mutate({ ...draft, id: newId, position: ownPlace }),
    onSuccess: (all) => {
      forgetDraft(userId);
      onRules(all);
      onSaved();
      const after = all.find((rule) => rule.id === (seen?.id ?? newId));
      if (after) offerUndo(t(seen ? "changed" : "added", { name: after.name }), () => void undo(base, after));
    },
    onError: (error) => {
      const { code } = refusalOf(error);
      if (code === "CONFLICT" || code === "NOT_FOUND") onStale();
    },
  });
  const trying = useMutation({
    mutationFn: (wanted: TriedRules) => tryBefore(cache, client, wanted),
    onSuccess: (dryRun) => {
      const found = dryRun && worryOf(dryRun, { id, name: own.name });
      if (found) setWorry(found);
      else save.mutate();
    },
  });

  const isGone = seen !== null && !rules.some((rule) => rule.id === seen.id);
  const isChanged = present !== null && seen !== null && present.updatedAt !== seen.updatedAt;
  const meanwhile: Meanwhile = isGone
    ? { kind: "removed" }
    : isChanged && !save.isPending && !save.isSuccess
      ? { kind: "changed", theirs: draftOf(present), updatedAt: present.updatedAt, updatedBy: present.updatedBy }
      : null;

  return {
    draft,
    change(part: Partial<RuleDraft>) {
      save.reset();
      setWorry(null);
      setDraft((before) => ({ ...before, ...part }));
    },
    position: ownPlace,
    setPosition,
    isDirty,
    isNew: seen === null,
    problems: asked ? problems : {},
    conditionProblem: draft.condition.trim() === "" ? null : conditionProblem,
    tried,
    ownKey: { id: present ? id : null, name: own.name },
    meanwhile,
    /** Goes on from how the rule stands now, with this draft or with what somebody else made of it. */
    settle(take: "mine" | "theirs") {
      save.reset();
      if (isGone) {
        setSeen(null);
        setNewId(idempotencyKey());
      } else if (present) {
        setSeen(present);
        if (take === "theirs") setDraft(draftOf(present));
      }
    },
    worry,
    isPending: trying.isPending || save.isPending,
    error: meanwhile ? null : save.error,
    /** @returns whether there is nothing to be mended first */
    submit(): boolean {
      setAsked(true);
      if (Object.keys(problems).length > 0 || conditionProblem || meanwhile) return false;
      if (trying.isPending || save.isPending) return true;
      if (worry || !tried) save.mutate();
      else trying.mutate(tried);
      return true;
    },
    discard() {
      forgetDraft(userId);
    },
  };
}
