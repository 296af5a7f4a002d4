import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { SayFailure } from "./data/room-context";

/** How a part that is not known is called in the messages. */
const NONE = "blank";

/** Says what failed, in the reader's language, by its closed code. */
export function useSayFailure(): SayFailure {
  const words = useTranslations("panels");
  return useMemo(
    () => (code, details) => {
      const key = `failure.${code}`;
      const status = typeof details.status === "number" ? String(details.status) : NONE;
      return words.has(key)
        ? words(key, { status, subject: String(details.subject ?? NONE) })
        : words("failure.INTERNAL");
    },
    [words],
  );
}
