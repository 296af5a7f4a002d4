"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Flame, FlaskConical, HeartPulse } from "lucide-react";
import { useTranslations } from "next-intl";
import { ShopWords } from "@/app/_features/shop/shop-words";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";

const RARELY_MS = 15_000;
const WHILE_IT_CHANGES_MS = 2_000;

/** The sandbox's shop: how it is, and a way to break and heal it. Nothing where there is no shop. */
export function ShopCard() {
  const t = useTranslations("home.shop");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const shop = useQuery(
    trpc.shop.state.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.condition === "well" ? RARELY_MS : WHILE_IT_CHANGES_MS),
    }),
  );
  const changed = { onSettled: () => cache.invalidateQueries({ queryKey: trpc.shop.state.queryKey() }) };
  const breaking = useMutation(trpc.shop.break.mutationOptions(changed));
  const healing = useMutation(trpc.shop.heal.mutationOptions(changed));
  const { data } = shop;
  if (!data) return null;
  const isBroken = data.condition === "broken";
  const [wish, Icon] = isBroken ? ([healing, HeartPulse] as const) : ([breaking, Flame] as const);
  const error = breaking.error ?? healing.error;
  return (
    <section aria-label={t("title")} className="rounded-md border border-weak bg-primary px-4 py-3 text-left">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <FlaskConical aria-hidden size={18} className="shrink-0 text-warning" />
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="text-sm font-medium text-primary">{t("title")}</h2>
          <p className="text-sm text-secondary">
            <ShopWords shop={data} />
          </p>
        </div>
        {data.canChange ? (
          <Button icon={<Icon aria-hidden size={16} />} pending={wish.isPending} onClick={() => wish.mutate()}>
            {isBroken ? t("heal") : t("break")}
          </Button>
        ) : (
          <span className="text-sm text-secondary">{t("readOnly")}</span>
        )}
      </div>
      {error && (
        <ErrorNotice title={t("failed")} className="mt-2">
          {errorText(error)}
        </ErrorNotice>
      )}
    </section>
  );
}
