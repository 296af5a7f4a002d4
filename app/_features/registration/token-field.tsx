"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/app/_ui/text-field";

/** A token for one call: it is kept nowhere, also not by the browser. */
export function TokenField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const t = useTranslations("alerting.token");
  return (
    <TextField
      type="password"
      label={t("label")}
      hint={t("hint")}
      autoComplete="off"
      data-1p-ignore
      data-lpignore="true"
      spellCheck={false}
      value={value}
      onValue={(next) => onValue(next.trim())}
    />
  );
}
