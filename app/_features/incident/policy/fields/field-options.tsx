"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { newOption } from "@/app/_features/incident/policy/fields/field-settings-draft";
import { Button } from "@/app/_ui/button";
import { focusAfter } from "@/app/_ui/focus-after";
import { OrderedList } from "@/app/_ui/ordered-list";
import { TextField } from "@/app/_ui/text-field";
import { type FieldOption, OPTION_LABEL_MAX, OPTIONS_MAX } from "@/server/field/contract";

export interface FieldOptionsProps {
  options: readonly FieldOption[];
  /** Those that incidents may name already: they are archived instead of taken away. */
  stored: readonly FieldOption[];
  error?: string;
  onChange: (options: FieldOption[]) => void;
}

/** What can be chosen, to be written, put in order, archived and brought back. */
export function FieldOptions({ options, stored, error, onChange }: FieldOptionsProps) {
  const t = useTranslations("fields.settings");
  const root = useRef<HTMLFieldSetElement>(null);
  const words = useId();
  const open = options.filter(({ isArchived }) => !isArchived);
  const archived = options.filter(({ isArchived }) => isArchived);
  const named = ({ label }: FieldOption, index: number) => label || t("option", { place: index + 1 });
  function add() {
    focusAfter(
      () => onChange([...open, newOption(), ...archived]),
      () => root.current?.querySelector<HTMLElement>("ol > li:last-child input")?.focus(),
    );
  }
  function remove(option: FieldOption) {
    const others = options.filter(({ id }) => id !== option.id);
    const isStored = stored.some(({ id }) => id === option.id);
    onChange(isStored ? [...others, { ...option, isArchived: true }] : others);
  }
  return (
    <fieldset ref={root} aria-describedby={words} className="grid gap-2">
      <legend className="mb-1 text-sm font-medium text-primary">{t("options")}</legend>
      <OrderedList
        items={open.map((option, index) => ({ key: option.id, name: named(option, index) }))}
        words={{
          label: t("options"),
          up: (name) => t("up", { name }),
          down: (name) => t("down", { name }),
          remove: (name) => t("removeOption", { name }),
          moved: (name, place) => t("moved", { name, place, count: open.length }),
        }}
        canChange
        onMove={(from, to) => {
          const option = open[from];
          if (option) onChange([...open.toSpliced(from, 1).toSpliced(to, 0, option), ...archived]);
        }}
        onRemove={(index) => {
          const option = open[index];
          if (option) remove(option);
        }}
      >
        {(index) => {
          const option = open[index];
          if (!option) return null;
          return (
            <TextField
              label={<span className="sr-only">{t("option", { place: index + 1 })}</span>}
              maxLength={OPTION_LABEL_MAX}
              autoComplete="off"
              value={option.label}
              onValue={(label) => onChange(options.map((each) => (each.id === option.id ? { ...each, label } : each)))}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing || options.length >= OPTIONS_MAX) return;
                event.preventDefault();
                const next = root.current?.querySelectorAll<HTMLElement>("ol > li input")[index + 1];
                if (next) next.focus();
                else add();
              }}
            />
          );
        }}
      </OrderedList>
      <p id={words} className={error ? "text-sm text-error" : "text-sm text-secondary"}>
        {error ?? t("optionsHint")}
      </p>
      <span className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          icon={<Plus aria-hidden size={14} />}
          disabled={options.length >= OPTIONS_MAX}
          aria-invalid={Boolean(error)}
          onClick={add}
        >
          {t("addOption")}
        </Button>
        {archived.map((option) => (
          <Button
            key={option.id}
            size="sm"
            variant="ghost"
            aria-label={t("restoreOne", { name: option.label })}
            onClick={() =>
              onChange([...open, { ...option, isArchived: false }, ...archived.filter(({ id }) => id !== option.id)])
            }
          >
            <s className="max-w-48 truncate">{option.label}</s> {t("restore")}
          </Button>
        ))}
      </span>
    </fieldset>
  );
}
