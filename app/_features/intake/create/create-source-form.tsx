"use client";

import { useTranslations } from "next-intl";
import { OptionFields } from "@/app/_features/intake/create/option-fields";
import {
  type DraftField,
  type DraftProblem,
  type SourceDraft,
  sourceDraft,
} from "@/app/_features/intake/create/source-draft";
import { verificationsOf } from "@/app/_features/intake/create/verifications-of";
import { STARTER_MAPPINGS } from "@/app/_features/intake/mapping/starter-mappings";
import { useIsLoopback } from "@/app/_features/intake/use-is-loopback";
import { Select } from "@/app/_ui/select";
import { TextField } from "@/app/_ui/text-field";

export interface CreateSourceFormProps {
  id: string;
  draft: SourceDraft;
  problems: Partial<Record<DraftField, DraftProblem>>;
  onChange: (draft: SourceDraft) => void;
  onSubmit: () => void;
}

export function CreateSourceForm({ id, draft, problems, onChange, onSubmit }: CreateSourceFormProps) {
  const t = useTranslations("intake");
  const proofs = verificationsOf(draft.kind, useIsLoopback());
  const words = (problem: DraftProblem | undefined) => problem && t(`form.problem.${problem}`);
  return (
    <form
      id={id}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <TextField
        label={t("form.name")}
        hint={t("form.nameHint")}
        error={words(problems.name)}
        maxLength={100}
        autoComplete="off"
        autoFocus
        value={draft.name}
        onValue={(name) => onChange({ ...draft, name })}
      />
      <Select
        label={t("form.verification")}
        hint={t(`proof.${draft.verification}.says`)}
        error={words(problems.verification)}
        value={draft.verification}
        options={proofs.map((value) => ({ value, label: t(`proof.${value}.name`) }))}
        onValue={(value) => {
          const chosen = proofs.find((proof) => proof === value);
          if (chosen) onChange(sourceDraft.verifiedBy(draft, chosen));
        }}
      />
      <OptionFields {...{ draft, problems }} onChange={(options) => onChange({ ...draft, options })} />
      {draft.kind === "generic" && (
        <Select
          label={t("form.starter")}
          hint={t("form.starterHint")}
          error={words(problems.mapping)}
          value={STARTER_MAPPINGS.find(({ mapping }) => mapping === draft.mapping)?.id ?? ""}
          options={STARTER_MAPPINGS.map((each) => ({ value: each.id, label: t(`mapping.starter.${each.id}`) }))}
          onValue={(value) => {
            const starter = STARTER_MAPPINGS.find((each) => each.id === value);
            if (starter) onChange({ ...draft, mapping: starter.mapping });
          }}
        />
      )}
    </form>
  );
}
