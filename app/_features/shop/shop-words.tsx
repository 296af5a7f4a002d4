"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useNow } from "@/app/_ui/use-now";
import type { ShopState } from "@/server/shop/contract";

/** What the shop does now, and what comes of it. */
export function ShopWords({ shop }: { shop: ShopState }) {
  const t = useTranslations("home.shop");
  const format = useFormatter();
  const now = useNow();
  const { condition, since, version, firing, firesAt, nextAt } = shop;
  const at = (time: string) => format.relativeTime(new Date(time), now);
  if (condition === "healing") return t("healing", { at: at(since ?? now.toISOString()) });
  if (condition === "well") return nextAt ? t("wellUntil", { version, at: at(nextAt) }) : t("well", { version });
  const seconds = firesAt ? Math.max(0, Math.ceil((Date.parse(firesAt) - now.getTime()) / 1_000)) : null;
  const then = firing > 0 ? t("firing", { count: firing }) : seconds === null ? t("soon") : t("firesIn", { seconds });
  return (
    <>
      {t("broken", { version, at: at(since ?? now.toISOString()) })} {then}
    </>
  );
}
