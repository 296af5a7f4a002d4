"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { SaveProblem } from "@/app/_features/incident/policy/save-problem";
import { StatusRow } from "@/app/_features/incident/policy/status-row";
import { useStatusSettings } from "@/app/_features/incident/policy/use-status-settings";
import { Button } from "@/app/_ui/button";
import { focusAfter } from "@/app/_ui/focus-after";
import type { IncidentStatus } from "@/server/incident/contract";
import type { StatusSettings } from "@/server/incident/contract/status-settings";
import { categoryOf } from "@/server/incident/rules";

export interface StatusSettingsFormProps {
  initial: StatusSettings;
  /** The product's own words, without the organization's names. */
  builtIn: Record<IncidentStatus, string>;
  canUpdate: boolean;
}

const CATEGORIES = ["triage", "active", "post_incident", "closed"] as const;

/** What the statuses are called here, in which order they are offered, and which are used at all. */
export function StatusSettingsForm({ initial, builtIn, canUpdate }: StatusSettingsFormProps) {
  const t = useTranslations("lifecycle.statuses");
  const settings = useStatusSettings(initial);
  const form = useRef<HTMLFormElement>(null);
  const [dragged, setDragged] = useState<IncidentStatus | null>(null);
  const [said, setSaid] = useState("");
  const canSave = settings.isChanged && settings.isValid && !settings.pending;
  function step(status: IncidentStatus, to: IncidentStatus, place: number, count: number) {
    const focused = document.activeElement;
    const name = settings.statuses.find((each) => each.status === status)?.name || builtIn[status];
    const move = () => {
      settings.move(status, to);
      setSaid(t("moved", { status: name, place, count }));
    };
    // Its line is moved in the page, and what is moved loses the focus; a button at the end cannot have it.
    focusAfter(move, () => {
      if (focused instanceof HTMLElement) focused.focus();
      const line = form.current?.querySelector(`[data-status="${status}"]`);
      if (!line?.contains(document.activeElement)) line?.querySelector("input")?.focus();
    });
  }
  return (
    <form
      ref={form}
      aria-labelledby="statuses"
      className="mx-auto grid w-full max-w-4xl gap-4 px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) settings.save();
      }}
    >
      <header>
        <h2 id="statuses" className="text-lg font-medium text-primary">
          {t("title")}
        </h2>
        <p className="text-secondary">{t(canUpdate ? "lead" : "readOnly")}</p>
      </header>
      <fieldset disabled={!canUpdate} className="grid gap-4">
        <legend className="sr-only">{t("title")}</legend>
        {CATEGORIES.map((category) => {
          const rows = settings.statuses.filter(({ status }) => categoryOf(status) === category);
          return (
            <section key={category} aria-labelledby={`statuses-${category}`}>
              <h3 id={`statuses-${category}`} className="mb-1 text-sm font-medium text-secondary">
                {t(`category.${category}`)}
              </h3>
              <ol className="rounded-md border border-weak bg-primary">
                {rows.map(({ status, name, isOn, problem }, index) => {
                  const [before, after] = [rows[index - 1], rows[index + 1]];
                  return (
                    <StatusRow
                      key={status}
                      status={status}
                      name={name}
                      isOn={isOn}
                      problem={problem}
                      builtIn={builtIn[status]}
                      up={before && (() => step(status, before.status, index, rows.length))}
                      down={after && (() => step(status, after.status, index + 2, rows.length))}
                      canUpdate={canUpdate}
                      isDragged={dragged === status}
                      drag={{
                        start: () => setDragged(status),
                        enter: () => dragged && dragged !== status && settings.move(dragged, status),
                        end: () => setDragged(null),
                      }}
                      onChange={(part) => settings.change(status, part)}
                    />
                  );
                })}
              </ol>
            </section>
          );
        })}
      </fieldset>
      {canUpdate && <p className="text-xs text-secondary">{t("hint")}</p>}
      <SaveProblem
        error={settings.error}
        isConflict={settings.isConflict}
        conflict={t("conflict")}
        onTakeTheirs={settings.takeTheirs}
        onSaveMine={() => settings.save(true)}
      />
      {canUpdate && (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" disabled={!canSave} pending={settings.pending}>
            {t("save")}
          </Button>
          <Button disabled={settings.isUsual || settings.pending} onClick={settings.reset}>
            {t("reset")}
          </Button>
          <span role="status" className="text-sm text-secondary">
            {settings.isSaved && !settings.isChanged && t("saved")}
          </span>
          <span role="status" className="sr-only">
            {said}
          </span>
        </div>
      )}
    </form>
  );
}
