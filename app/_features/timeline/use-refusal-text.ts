import { useTranslations } from "next-intl";
import { MESSAGE_MAX_CHARACTERS } from "@/server/timeline/contract";

/** The words for the code of a refusal, as it concerns a message where that says more. */
export function useRefusalText(): (code: string) => string {
  const t = useTranslations("timeline");
  const errors = useTranslations("errors");
  return (code) => {
    if (t.has(`reason.${code}`)) return t(`reason.${code}`, { max: MESSAGE_MAX_CHARACTERS });
    return errors.has(code) ? errors(code) : errors("INTERNAL");
  };
}
