"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { LIFECYCLES, type Service, TIERS } from "@/server/service/contract";

/** How much a service matters, and where in its life it is. */
export function ServiceBadges({ service }: { service: Pick<Service, "tier" | "lifecycle"> }) {
  const t = useTranslations("services");
  const tier = TIERS.find((each) => each === service.tier);
  const lifecycle = LIFECYCLES.find((each) => each === service.lifecycle);
  return (
    <>
      {tier && <Badge>{t("tierShort", { tier })}</Badge>}
      {lifecycle && lifecycle !== "production" && (
        <Badge tone={lifecycle === "deprecated" ? "warning" : "info"}>{t(`lifecycle.${lifecycle}`)}</Badge>
      )}
    </>
  );
}
