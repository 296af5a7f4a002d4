import { useTranslations } from "next-intl";
import type { ConnectionReport } from "@/server/connection/contract";

/** Names and values of what there is to know of a Grafana, for the page and for the copied text alike. */
export function useConnectionFacts(): (report: ConnectionReport) => { name: string; value: string }[] {
  const t = useTranslations("connections.facts");
  const support = useTranslations("connections.support");
  return ({ address, publicUrl, version, tokens, dashboardVersions, alerting, renderer }) => {
    const organization = tokens.find(({ token }) => token === "read")?.organization;
    const newest = dashboardVersions?.find((each) => each === "v2" || each === "v2beta1");
    const fact = (name: string, value: string) => ({ name, value });
    const number = version.text || t("unknownVersion");
    return [
      fact(t("version"), `${number} (${support(version.support)})`),
      fact(t("organization"), organization ? t("organizationName", organization) : t("unknown")),
      fact(t("address"), address),
      ...(publicUrl && publicUrl !== address ? [fact(t("publicUrl"), publicUrl)] : []),
      fact(
        t("dashboards"),
        dashboardVersions === null ? t("unknown") : newest ? t("asStored", { version: newest }) : t("classicOnly"),
      ),
      fact(t("alerting"), alerting === null ? t("unknown") : t(alerting ? "on" : "off")),
      fact(
        t("renderer"),
        renderer === null ? t("unknown") : renderer.available ? renderer.version || t("on") : t("none"),
      ),
    ];
  };
}
