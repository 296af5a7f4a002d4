"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DryRunLine } from "@/app/_features/routing/dry-run/dry-run-line";
import { useDryRun } from "@/app/_features/routing/dry-run/use-dry-run";
import { DrawerWait } from "@/app/_features/routing/editor/drawer-wait";
import { forgetDraft, useKeptDraft } from "@/app/_features/routing/kept-draft";
import { RefusedNotice } from "@/app/_features/routing/list/refused-notice";
import { RuleList } from "@/app/_features/routing/list/rule-list";
import { useRules } from "@/app/_features/routing/list/use-rules";
import { useOpenRule } from "@/app/_features/routing/use-open-rule";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { RoutingRuleState } from "@/server/alert/contract/routing";

/** Brings the editor, and with it the language of conditions, only when somebody writes one. */
const RuleDrawer = dynamic(() => import("./editor/rule-drawer").then((module) => module.RuleDrawer), {
  ssr: false,
  loading: DrawerWait,
});

export interface RoutingPageProps {
  initial: RoutingRuleState[];
  canUpdate: boolean;
  userId: string;
  /** What the address names: the id of a rule, or `new`. */
  wanted: string | null;
}

/** What becomes of alerts: the first rule that fits counts. */
export function RoutingPage({ initial, canUpdate, userId, wanted }: RoutingPageProps) {
  const t = useTranslations("routing");
  const errorText = useErrorText();
  const cache = useQueryClient();
  const rules = useRules(initial);
  const dryRun = useDryRun(null);
  const { opened, open, close, guard } = useOpenRule(wanted);
  /** As it was when it was opened: somebody may remove it while it is open. */
  const [before, setBefore] = useState(() => initial.find(({ id }) => id === wanted) ?? null);
  const kept = useKeptDraft(userId);
  const rule = rules.rules.find(({ id }) => id === opened) ?? null;
  const base = before?.id === opened ? before : rule;
  const keptRule = kept && rules.rules.find(({ id }) => id === kept.id);

  function show(each: RoutingRuleState) {
    setBefore(each);
    open(each.id);
  }
  async function keep(after: RoutingRuleState[]) {
    await rules.keep(after);
    void cache.invalidateQueries({ queryKey: ["dry-run"] });
  }

  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col py-4 room:px-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pb-3 room:px-0">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-xl font-medium text-primary">{t("title")}</h1>
          <p className="text-secondary">{t(canUpdate ? "lead" : "readOnly")}</p>
        </div>
        {canUpdate && (
          <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => open("new")}>
            {t("add")}
          </Button>
        )}
      </div>
      {rules.error && (
        <ErrorNotice
          className="mb-3"
          tone="warning"
          title={t("stale")}
          since={new Date(rules.updatedAt).toISOString()}
          onRetry={rules.retry}
        >
          {errorText(rules.error)}
        </ErrorNotice>
      )}
      {rules.refused && <RefusedNotice refused={rules.refused} onDismiss={rules.dismiss} />}
      {kept && opened === null && (
        <div className="mb-3 flex flex-wrap items-center gap-2 border-l-2 border-info px-3 py-2">
          <p className="min-w-0 flex-1 basis-64 text-primary">
            {kept.draft.name ? t("draft.kept", { name: kept.draft.name }) : t("draft.keptUnnamed")}
          </p>
          <Button size="sm" onClick={() => forgetDraft(userId)}>
            {t("draft.discard")}
          </Button>
          <Button size="sm" variant="primary" onClick={() => (keptRule ? show(keptRule) : open("new"))}>
            {t("draft.goOn")}
          </Button>
        </div>
      )}
      <DryRunLine dryRun={dryRun} />
      <RuleList rules={rules} dryRun={dryRun.result} canUpdate={canUpdate} onOpen={show} />
      {opened !== null && (base || opened === "new") && (
        <RuleDrawer
          key={opened}
          base={base}
          present={rule}
          rules={rules.rules}
          canUpdate={canUpdate}
          userId={userId}
          kept={kept && (keptRule ? keptRule.id : "new") === opened ? kept : null}
          guard={guard}
          onClose={close}
          onRules={(after) => void keep(after)}
          onStale={rules.retry}
        />
      )}
    </div>
  );
}
