"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OptionFields } from "@/app/_features/intake/create/option-fields";
import { sourceDraft } from "@/app/_features/intake/create/source-draft";
import { refusalOf, useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { TextField } from "@/app/_ui/text-field";
import type { AlertSourceState } from "@/server/intake/contract";

const EMPTY = { header: "", timestampHeader: "", username: "" };

/** Its name, and what its proof has to know beside the secret. */
export function SourceSettings({ source }: { source: AlertSourceState }) {
  const t = useTranslations("intake");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const kept = { name: source.name, verification: source.verification, options: { ...EMPTY, ...source.options } };
  const [changed, setChanged] = useState<Partial<Pick<typeof kept, "name" | "options">>>({});
  const [wasTried, setTried] = useState(false);
  const draft = { ...kept, ...changed };
  const save = useMutation(
    trpc.intake.update.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries(trpc.intake.sources.queryFilter());
        setChanged({});
      },
    }),
  );
  const refused = save.error ? sourceDraft.refused(refusalOf(save.error).details) : null;
  const problems = {
    ...(wasTried && sourceDraft.problems(draft)),
    ...(refused && { [refused.field]: refused.problem }),
  };
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept);
  const change = (part: typeof changed) => {
    save.reset();
    setChanged({ ...changed, ...part });
  };
  return (
    <form
      noValidate
      aria-labelledby="source-settings"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isChanged || save.isPending || Object.keys(sourceDraft.problems(draft)).length > 0) return;
        const { id, isOn, mapping } = source;
        save.mutate({ id, isOn, mapping, name: draft.name.trim(), options: sourceDraft.options(draft) });
      }}
    >
      <h2 id="source-settings" className="text-lg font-medium text-primary">
        {t("source.settings")}
      </h2>
      <TextField
        label={t("form.name")}
        error={problems.name && t(`form.problem.${problems.name}`)}
        maxLength={100}
        autoComplete="off"
        value={draft.name}
        onValue={(name) => change({ name })}
      />
      <OptionFields draft={draft} problems={problems} onChange={(options) => change({ options })} />
      {save.error && !refused && <ErrorNotice title={t("source.notSaved")}>{errorText(save.error)}</ErrorNotice>}
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={!isChanged} pending={save.isPending}>
          {t("source.save")}
        </Button>
        <span role="status" className="text-sm text-secondary">
          {save.isSuccess && !isChanged && t("source.saved")}
        </span>
      </div>
    </form>
  );
}
