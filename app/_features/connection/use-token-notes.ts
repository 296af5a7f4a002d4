import { useTranslations } from "next-intl";
import type { TokenReport } from "@/server/connection/contract";

/** What there is to say of a token: what it may do, and what is wrong with it. */
export function useTokenNotes(): (report: TokenReport, tokens: readonly TokenReport[]) => string[] {
  const t = useTranslations("connections.tokens");
  const elsewhere = ({ organization, wantedOrganization: wanted }: TokenReport): string =>
    organization && wanted !== null ? t("elsewhere", { found: organization.id, wanted }) : t("elsewhereUnknown");
  return (report, tokens) => {
    const { token, state, role, excessive, failure } = report;
    const enough = token === "read" && tokens.length > 1 ? "Viewer" : "Editor";
    return [
      ...(role === null ? [] : [role === "None" ? t("noRole") : t("role", { role })]),
      ...(state === "wrong-organization" ? [elsewhere(report)] : failure ? [failure.reason] : []),
      ...(excessive ? [t("excessive", { role: enough })] : []),
    ];
  };
}
