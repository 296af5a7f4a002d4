"use client";

import { History, Plus, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CreateSourceDialog } from "@/app/_features/intake/create/create-source-dialog";
import { DeadLetters } from "@/app/_features/intake/letters/dead-letters";
import { RefusalNote } from "@/app/_features/intake/refusal-note";
import { ReplayDialog } from "@/app/_features/intake/replay/replay-dialog";
import { SourceRow } from "@/app/_features/intake/source-row";
import { SourcesSkeleton } from "@/app/_features/intake/sources-skeleton";
import { useSources } from "@/app/_features/intake/use-sources";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorNotice } from "@/app/_ui/error-notice";

/** Who may call here to tell of alerts and changes, and what became of their calls. */
export function AlertSourcesPage({ canUpdate }: { canUpdate: boolean }) {
  const t = useTranslations("intake");
  const errorText = useErrorText();
  const { list } = useSources();
  const [opened, setOpened] = useState<"create" | "replay" | null>(null);
  const sources = list.data ?? [];
  const close = () => setOpened(null);
  const add = canUpdate && (
    <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => setOpened("create")}>
      {t("add")}
    </Button>
  );
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-4">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="mr-auto text-xl font-medium text-primary">{t("title")}</h1>
          {canUpdate && sources.length > 0 && (
            <Button icon={<History aria-hidden size={16} />} onClick={() => setOpened("replay")}>
              {t("replay.open")}
            </Button>
          )}
          {sources.length > 0 && add}
        </div>
        <p className="text-secondary">{t("lead")}</p>
      </header>
      {list.error && (
        <ErrorNotice
          tone={list.data ? "warning" : "error"}
          title={t(list.data ? "stale" : "failed")}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        >
          {errorText(list.error)}
        </ErrorNotice>
      )}
      {list.isPending && <SourcesSkeleton label={t("loading")} />}
      {list.data && sources.length === 0 && (
        <EmptyState icon={<Webhook aria-hidden size={28} />} title={t("empty.title")} actions={add}>
          {t("empty.hint")}
        </EmptyState>
      )}
      {sources.length > 0 && (
        <>
          <ul aria-label={t("title")} className="divide-y divide-(--gf-border-weak)">
            {sources.map((source) => (
              <SourceRow key={source.id} source={source} />
            ))}
          </ul>
          <DeadLetters canUpdate={canUpdate} />
          <RefusalNote refused={sources.reduce((sum, { refused }) => sum + refused.count, 0)} />
        </>
      )}
      {opened === "create" && <CreateSourceDialog onClose={close} />}
      {opened === "replay" && <ReplayDialog sources={sources} onClose={close} />}
    </div>
  );
}
