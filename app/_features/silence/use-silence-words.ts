import { useTranslations } from "next-intl";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import type { SilenceOwner } from "@/server/silence/contract";

const OWNERS: Readonly<Record<SilenceOwner, string>> = { grafana: "Grafana", alertmanager: "Alertmanager" };
const REASON_MAX = 300;

interface RefusedField {
  path?: unknown;
  code?: unknown;
}

/** Names what silences are written to, and says why one was not taken. */
export function useSilenceWords() {
  const t = useTranslations("silences.refused");
  const errorText = useErrorText();
  return {
    owner: (owner: SilenceOwner): string => OWNERS[owner],
    refusal: (error: unknown): string => {
      const { code, details } = refusalOf(error);
      const [field] = Array.isArray(details.fields) ? (details.fields as RefusedField[]) : [];
      if (code === "BAD_INPUT" && field?.code === "isOver") return t("isOver");
      if (code === "BAD_INPUT" && field?.code === "notConfigured") return t("notConfigured");
      if (code === "CONFLICT") return t("changed");
      if (code === "TOO_MANY_PENDING") return t("tooMany");
      const reason = code !== "GRAFANA_REFUSED" && typeof details.reason === "string" ? details.reason : "";
      return reason ? `${errorText(error)} (${reason.slice(0, REASON_MAX)})` : errorText(error);
    },
  };
}
