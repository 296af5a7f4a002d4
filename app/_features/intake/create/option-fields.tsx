"use client";

import { useTranslations } from "next-intl";
import type { DraftField, DraftProblem, SourceDraft } from "@/app/_features/intake/create/source-draft";
import { TextField } from "@/app/_ui/text-field";

export interface OptionFieldsProps {
  draft: Pick<SourceDraft, "verification" | "options">;
  problems: Partial<Record<DraftField, DraftProblem>>;
  onChange: (options: SourceDraft["options"]) => void;
}

const READ = { hmac: ["header", "timestampHeader"], token: ["header"], basic: ["username"] } as const;

/** What the chosen proof has to know beside the secret. */
export function OptionFields({ draft: { verification, options }, problems, onChange }: OptionFieldsProps) {
  const t = useTranslations("intake.form");
  const names = verification in READ ? READ[verification as keyof typeof READ] : [];
  return names.map((name) => {
    const problem = problems[name];
    return (
      <TextField
        key={name}
        label={t(`option.${name}`)}
        hint={t(`optionHint.${name}`)}
        error={problem && t(`problem.${problem}`)}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        value={options[name]}
        onValue={(value) => onChange({ ...options, [name]: value })}
      />
    );
  });
}
