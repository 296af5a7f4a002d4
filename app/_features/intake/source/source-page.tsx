"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopiedLine } from "@/app/_features/intake/copied-line";
import { DeadLetters } from "@/app/_features/intake/letters/dead-letters";
import { FirstCall } from "@/app/_features/intake/source/first-call";
import { RecentCalls } from "@/app/_features/intake/source/recent-calls";
import { RemoveSourceDialog } from "@/app/_features/intake/source/remove-source-dialog";
import { RotateSecretDialog } from "@/app/_features/intake/source/rotate-secret-dialog";
import { SnippetList } from "@/app/_features/intake/source/snippet-list";
import { SourceHead } from "@/app/_features/intake/source/source-head";
import { SourceSettings } from "@/app/_features/intake/source/source-settings";
import { SourcesSkeleton } from "@/app/_features/intake/sources-skeleton";
import { useSources } from "@/app/_features/intake/use-sources";
import { useErrorText } from "@/app/_lib/use-error-text";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorNotice } from "@/app/_ui/error-notice";

/** Brings the editor only where there is a mapping to edit. */
const MappingSection = dynamic(() => import("../mapping/mapping-section").then((module) => module.MappingSection), {
  ssr: false,
});

export interface SourcePageProps {
  sourceId: string;
  canUpdate: boolean;
}

/** One source: how it stands, its calls, how its sender is set up, and what reads what it sends. */
export function SourcePage({ sourceId, canUpdate }: SourcePageProps) {
  const t = useTranslations("intake");
  const errorText = useErrorText();
  const router = useRouter();
  const { list } = useSources();
  const [opened, setOpened] = useState<"rotate" | "remove" | null>(null);
  const source = list.data?.find(({ id }) => id === sourceId);
  const close = () => setOpened(null);
  const hasMapping = source?.kind === "generic" || source?.kind === "cloudevents";
  const back = (
    <Link href="/settings/alert-sources" prefetch={false} className="text-link hover:underline">
      {t("title")}
    </Link>
  );
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-8 px-4 py-4">
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
      {list.data && !source && (
        <EmptyState title={t("source.gone")} actions={back}>
          {t("source.goneHint")}
        </EmptyState>
      )}
      {source && (
        <>
          <SourceHead
            {...{ source, canUpdate }}
            onRotate={() => setOpened("rotate")}
            onRemove={() => setOpened("remove")}
          />
          {source.lastDeliveryAt === null && source.isOn && <FirstCall source={source} />}
          {hasMapping && <MappingSection key={source.id} {...{ source, canUpdate }} />}
          <RecentCalls sourceId={source.id} />
          <DeadLetters sourceId={source.id} canUpdate={canUpdate} />
          <section aria-labelledby="sending" className="grid gap-2">
            <h2 id="sending" className="text-lg font-medium text-primary">
              {t("source.sending")}
            </h2>
            <dl>
              <CopiedLine label={t("secret.address")} value={source.url} />
            </dl>
            <details>
              <summary className="min-h-6 cursor-pointer text-sm text-secondary coarse:min-h-11">
                {t("source.howTo")}
              </summary>
              <div className="grid gap-2 pt-2">
                {source.verification !== "none" && (
                  <p className="text-sm text-secondary">{t("source.secretNotKept")}</p>
                )}
                <SnippetList sender={{ ...source, secret: t("source.secretPlace") }} />
              </div>
            </details>
          </section>
          {canUpdate && <SourceSettings source={source} />}
          {opened === "rotate" && <RotateSecretDialog source={source} onClose={close} />}
          {opened === "remove" && (
            <RemoveSourceDialog
              source={source}
              onRemoved={() => router.replace("/settings/alert-sources")}
              onClose={close}
            />
          )}
        </>
      )}
    </div>
  );
}
