import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { SayFailure } from "./data/room-context";

/** How a part that is not known is called in the messages. */
const NONE = "blank";

/** Says what failed, in the reader's language, by its closed code; REASON says why, as far as that has words of ours. */
export function useSayFailure(): SayFailure {
  const words = useTranslations("panels");
  const ofVariables = useTranslations("variables");
  return useMemo(
    () => (code, details) => {
      const reason = `refused.${String(details.reason)}`;
      const subject = String(details.subject ?? NONE);
      if (code === "BAD_INPUT" && ofVariables.has(reason)) return ofVariables(reason, { subject });
      if (code === "VARIABLE_FAILED") return ofVariables("failed", { subject });
      if (code === "REASON") {
        const why = `reason.${String(details.code)}`;
        return words.has(why) ? words(why) : String(details.reason ?? "");
      }
      const key = `failure.${code}`;
      const status = typeof details.status === "number" ? String(details.status) : NONE;
      return words.has(key) ? words(key, { status, subject }) : words("failure.INTERNAL");
    },
    [words, ofVariables],
  );
}
