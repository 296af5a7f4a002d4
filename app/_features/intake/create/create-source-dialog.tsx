"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CreateSourceForm } from "@/app/_features/intake/create/create-source-form";
import { KindChoice } from "@/app/_features/intake/create/kind-choice";
import { type SourceDraft, sourceDraft } from "@/app/_features/intake/create/source-draft";
import { FirstCall } from "@/app/_features/intake/source/first-call";
import { ShownSecret } from "@/app/_features/intake/source/shown-secret";
import { useIsLoopback } from "@/app/_features/intake/use-is-loopback";
import { refusalOf, useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button, buttonClass } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { revealOnMount } from "@/app/_ui/reveal-on-mount";

const FORM = "create-source";

/** Mounted while it is open: who calls, how it proves itself, and then what to paste there. */
export function CreateSourceDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("intake");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const isLoopback = useIsLoopback();
  const [draft, setDraft] = useState<SourceDraft | null>(null);
  const [wasTried, setTried] = useState(false);
  const create = useMutation(
    trpc.intake.create.mutationOptions({
      onSuccess: () => cache.invalidateQueries(trpc.intake.sources.queryFilter()),
    }),
  );
  const refused = create.error ? sourceDraft.refused(refusalOf(create.error).details) : null;
  const problems = {
    ...(draft && wasTried && sourceDraft.problems(draft)),
    ...(refused && { [refused.field]: refused.problem }),
  };
  const made = create.data;

  function submit() {
    setTried(true);
    if (!draft || create.isPending || Object.keys(sourceDraft.problems(draft)).length > 0) return;
    create.mutate(sourceDraft.input(draft));
  }

  const footer = made ? (
    <>
      <Link href={`/settings/alert-sources/${made.source.id}`} prefetch={false} className={buttonClass()}>
        {t(made.source.kind === "generic" ? "create.openMapping" : "create.openSource")}
      </Link>
      <Button variant="primary" onClick={onClose}>
        {t("create.done")}
      </Button>
    </>
  ) : (
    draft && (
      <>
        <Button onClick={() => setDraft(null)}>{t("create.back")}</Button>
        <Button type="submit" form={FORM} variant="primary" pending={create.isPending}>
          {t("create.submit")}
        </Button>
      </>
    )
  );

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={made ? t("create.made", { name: made.source.name }) : t("create.title")}
      description={draft && !made ? t(`kind.${draft.kind}.says`) : made ? t("create.madeLead") : t("create.lead")}
      footer={footer}
    >
      {!draft && (
        <KindChoice
          onChoose={(kind) => {
            setTried(false);
            create.reset();
            setDraft(sourceDraft.of(kind, t(`kind.${kind}.name`), isLoopback));
          }}
        />
      )}
      {draft && !made && (
        <CreateSourceForm
          id={FORM}
          {...{ draft, problems }}
          onChange={(next) => {
            create.reset();
            setDraft(next);
          }}
          onSubmit={submit}
        />
      )}
      {create.error && !refused && (
        <div ref={revealOnMount} className="mt-4">
          <ErrorNotice title={t("create.failed")}>{errorText(create.error)}</ErrorNotice>
        </div>
      )}
      {made && (
        <div className="grid gap-5">
          <FirstCall source={made.source} />
          <ShownSecret shown={made} />
        </div>
      )}
    </Dialog>
  );
}
