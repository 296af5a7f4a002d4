"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { TextArea } from "@/app/_ui/text-area";

export interface MatcherSetsProps {
  sets: readonly string[];
  error: ReactNode;
  onChange: (sets: string[]) => void;
}

/** Sets of label matchers, one a line. */
export function MatcherSets({ sets, error, onChange }: MatcherSetsProps) {
  const t = useTranslations("services.form");
  const [text, setText] = useState(() => sets.join("\n"));
  return (
    <TextArea
      label={t("matchers")}
      hint={t("matchersHint")}
      error={error}
      rows={Math.min(6, Math.max(2, text.split("\n").length))}
      spellCheck={false}
      className="font-mono text-sm"
      placeholder={t("matchersExample")}
      value={text}
      onValue={(next) => {
        setText(next);
        onChange([...new Set(next.split("\n").map((line) => line.trim()))].filter(Boolean));
      }}
    />
  );
}
