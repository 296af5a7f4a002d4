"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { LabelNameField } from "@/app/_features/routing/editor/label-name-field";
import type { DraftProblems } from "@/app/_features/routing/rule-draft";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { Select } from "@/app/_ui/select";
import type { RuleSettings } from "@/server/alert/contract/routing";
import type { RuleWords } from "@/server/alert/contract/rule-words";
import { severityOf } from "@/server/alert/rules/severity-of";
import { SEVERITIES, type Severity } from "@/server/incident/contract";

export interface SeverityFieldsProps {
  settings: RuleSettings;
  problem: DraftProblems["severityLabel"];
  words: RuleWords;
  set: (part: Partial<RuleSettings>) => void;
}

const BY_LABEL = "";
const MOST = 50;

/** How bad it is: always the same, or what a label says, with what its values mean here. */
export function SeverityFields({ settings, problem, words, set }: SeverityFieldsProps) {
  const { severity, severityLabel, severityMap } = settings;
  const t = useTranslations("routing.action.severity");
  const names = useTranslations("common.severity");
  const problemWords = useTranslations("routing.problem");
  const known = (Object.hasOwn(words.labels, severityLabel) && words.labels[severityLabel]) || [];
  return (
    <div className="grid gap-3">
      <div className="grid items-start gap-4 room:grid-cols-2">
        <Select
          label={t("label")}
          value={severity ?? BY_LABEL}
          options={[
            { value: BY_LABEL, label: t("byLabel") },
            ...SEVERITIES.map((value) => ({ value, label: names(`${value}.name`) })),
          ]}
          onValue={(value) => set({ severity: SEVERITIES.find((each) => each === value) })}
        />
        {severity === undefined && (
          <LabelNameField
            label={t("name")}
            error={problem && problemWords(problem)}
            value={severityLabel}
            names={Object.keys(words.labels)}
            onValue={(name) => set({ severityLabel: name })}
          />
        )}
      </div>
      {severity === undefined && (
        <MapRows map={severityMap} known={known} onChange={(map) => set({ severityMap: map })} />
      )}
    </div>
  );
}

interface MapRowsProps {
  map: RuleSettings["severityMap"];
  /** Values that the label had lately. */
  known: readonly string[];
  onChange: (map: RuleSettings["severityMap"]) => void;
}

/** What values of the label mean, beside those that mean something by themselves. */
function MapRows({ map, known, onChange }: MapRowsProps) {
  const t = useTranslations("routing.action.severity");
  const names = useTranslations("common.severity");
  const list = useId();
  const [added, setAdded] = useState("");
  const entries = Object.entries(map);
  const usual = (value: string): Severity =>
    severityOf({ severity: value }, { severityLabel: "severity", severityMap: {} });
  const isUsable = added.trim() !== "" && !Object.hasOwn(map, added.trim()) && entries.length < MOST;
  const add = () => {
    if (!isUsable) return;
    onChange({ ...map, [added.trim()]: usual(added.trim()) });
    setAdded("");
  };
  return (
    <div className="grid gap-2">
      <p className="text-sm text-secondary">
        {known.length > 0
          ? t("known", {
              values: known
                .slice(0, 6)
                .map((value) => `${value} → ${names(`${map[value] ?? usual(value)}.name`)}`)
                .join(", "),
            })
          : t("hint")}
      </p>
      <ul className="grid gap-2">
        {entries.map(([value, severity]) => (
          <li key={value} className="flex items-end gap-2">
            <code className="min-w-0 flex-1 truncate pb-1.5 font-mono text-sm text-primary">{value}</code>
            <div className="w-32">
              <Select
                label={<span className="sr-only">{t("means", { value })}</span>}
                value={severity}
                options={SEVERITIES.map((each) => ({ value: each, label: names(`${each}.name`) }))}
                onValue={(next) => {
                  const chosen = SEVERITIES.find((each) => each === next);
                  if (chosen) onChange({ ...map, [value]: chosen });
                }}
              />
            </div>
            <IconButton
              label={t("remove", { value })}
              icon={<X aria-hidden size={14} />}
              onClick={() => onChange(Object.fromEntries(entries.filter(([each]) => each !== value)))}
            />
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-2">
        <input
          aria-label={t("add")}
          placeholder={t("addExample")}
          list={list}
          maxLength={200}
          value={added}
          onChange={(event) => setAdded(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            add();
          }}
          className="h-8 min-w-0 flex-1 rounded-md border border-input bg-canvas px-2.5 font-mono text-sm text-primary placeholder:text-disabled coarse:h-11"
        />
        <datalist id={list}>
          {known
            .filter((value) => !Object.hasOwn(map, value))
            .map((value) => (
              <option key={value}>{value}</option>
            ))}
        </datalist>
        <Button icon={<Plus aria-hidden size={14} />} disabled={!isUsable} onClick={add}>
          {t("add")}
        </Button>
      </div>
    </div>
  );
}
