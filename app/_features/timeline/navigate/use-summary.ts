import { useTranslations } from "next-intl";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { isolated } from "../isolated";

const LENGTH = 300;
const MARKUP = /[*_`~#>|]+/g;
const SPACES = /\s+/g;

/** An entry in a few words, for where it stands among others: its text without markup, its title, or its kind. */
export function useSummary(): (entry: ShownEntry) => string {
  const t = useTranslations("timeline.filter");
  return ({ body, attachments, event }) => {
    const text = body.slice(0, LENGTH).replace(MARKUP, "").replace(SPACES, " ").trim();
    const { title } = event.payload;
    return text || isolated(attachments[0]?.name ?? (typeof title === "string" ? title : "")) || t("untitled");
  };
}
