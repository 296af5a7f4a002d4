import { useTranslations } from "next-intl";
import { TOKEN_VARIABLE } from "@/app/_features/connection/token-variable";
import type { CapabilityReport, TokenReport } from "@/server/connection/contract";

/** Says what to do about a capability that is missing: which account needs which role. */
export function useCapabilityAdvice(): (report: CapabilityReport, tokens: readonly TokenReport[]) => string {
  const t = useTranslations("connections.capabilities");
  return ({ capability, token, role }, tokens) =>
    tokens.length < 2 && capability !== "query"
      ? t("giveOr", { role })
      : t("give", { variable: TOKEN_VARIABLE[token], role });
}
