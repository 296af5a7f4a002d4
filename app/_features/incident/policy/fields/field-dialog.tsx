"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { FieldOptions } from "@/app/_features/incident/policy/fields/field-options";
import { ofKind } from "@/app/_features/incident/policy/fields/field-settings-draft";
import { FieldTypes } from "@/app/_features/incident/policy/fields/field-types";
import { useFieldForm } from "@/app/_features/incident/policy/fields/use-field-form";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { TextField } from "@/app/_ui/text-field";
import {
  type CustomField,
  FIELD_DESCRIPTION_MAX,
  FIELD_KINDS,
  FIELD_NAME_MAX,
  REQUIRED_FOR,
} from "@/server/field/contract";
import { hasOptions } from "@/server/field/rules/keep-options";

export interface FieldDialogProps {
  /** Null: a new one. */
  field: CustomField | null;
  onClose: () => void;
  onSaved: (field: CustomField) => void;
}

const FORM = "custom-field-form";

/** A field is made or changed; what it takes is settled when it is made, so that values fit. */
export function FieldDialog({ field, onClose, onSaved }: FieldDialogProps) {
  const t = useTranslations("fields.settings");
  const words = useTranslations("fields");
  const common = useTranslations("lifecycle.statuses");
  const errorText = useErrorText();
  const root = useRef<HTMLFormElement>(null);
  const form = useFieldForm(field, onSaved);
  const { draft, change, problems } = form;
  const said = (part: string) => {
    const key = `problem.${part}.${problems[part]}`;
    return problems[part] && (t.has(key as never) ? t(key as never) : t("problem.other"));
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    if (form.save()) return;
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={field ? t("change", { name: field.name }) : t("add")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button type="submit" form={FORM} variant="primary" pending={form.pending}>
            {field ? words("save") : t("add")}
          </Button>
        </>
      }
    >
      <form ref={root} id={FORM} noValidate onSubmit={submit} className="grid gap-4">
        <TextField
          ref={focusOnMount}
          label={t("name")}
          placeholder={t("nameExample")}
          maxLength={FIELD_NAME_MAX}
          error={said("name")}
          autoComplete="off"
          value={draft.name}
          onValue={(name) => change({ name })}
        />
        <Select
          label={t("kind")}
          hint={field ? t("kindStays") : t(`kindHint.${draft.kind}`)}
          disabled={field !== null}
          value={draft.kind}
          options={FIELD_KINDS.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))}
          onValue={(value) => {
            const kind = FIELD_KINDS.find((each) => each === value);
            if (kind) form.replace((before) => ofKind(before, kind));
          }}
        />
        {hasOptions(draft.kind) && (
          <FieldOptions
            options={draft.options}
            stored={form.seen?.options ?? []}
            error={said("options")}
            onChange={(options) => change({ options })}
          />
        )}
        <TextField
          label={t("description")}
          hint={t("descriptionHint")}
          maxLength={FIELD_DESCRIPTION_MAX}
          error={said("description")}
          value={draft.description}
          onValue={(description) => change({ description })}
        />
        <Select
          label={t("required")}
          hint={t("requiredHint")}
          value={draft.required}
          options={REQUIRED_FOR.map((required) => ({ value: required, label: t(`requiredFor.${required}`) }))}
          onValue={(value) => {
            const required = REQUIRED_FOR.find((each) => each === value);
            if (required) change({ required });
          }}
        />
        <FieldTypes chosen={draft.typeIds} onChange={(typeIds) => change({ typeIds })} />
        <Switch
          label={t("isAsked")}
          hint={t("isAskedHint")}
          checked={draft.isAsked}
          onChange={(isAsked) => change({ isAsked })}
        />
        {problems.id && <ErrorNotice title={t("problem.tooMany")} />}
        {form.error && (
          <ErrorNotice tone={form.isConflict ? "warning" : "error"} title={common("failed")}>
            <p>{form.isConflict ? t("conflict") : errorText(form.error)}</p>
            {form.isConflict && (
              <span className="mt-1 flex flex-wrap gap-2">
                <Button size="sm" onClick={form.takeTheirs}>
                  {common("takeTheirs")}
                </Button>
                <Button size="sm" onClick={() => form.save(true)}>
                  {common("saveMine")}
                </Button>
              </span>
            )}
          </ErrorNotice>
        )}
      </form>
    </Dialog>
  );
}
