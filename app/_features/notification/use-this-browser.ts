"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { LOCALES } from "@/app/_lib/i18n/locale";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { writeChoice } from "./choice-here";
import { addressHere, type SubscribeFailure, subscribeBrowser } from "./subscribe-browser";
import { useChoice } from "./use-choice";
import { usePermission } from "./use-permission";

interface Options {
  userId: string;
  publicKey: string | null;
}

/** Notifications of this browser: whether they are on, and how they are switched. */
export function useThisBrowser({ userId, publicKey }: Options) {
  const trpc = useTRPC();
  const server = useTRPCClient();
  const cache = useQueryClient();
  const permission = usePermission();
  const choice = useChoice(userId);
  const wanted = useLocale();
  const locale = LOCALES.find((each) => each === wanted) ?? "en";
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.notification.settings.queryKey() });

  async function turnOn(): Promise<SubscribeFailure | null> {
    if (publicKey === null) return "failed";
    // The question stands in the browser until it is answered: only after somebody asked for it.
    if ((await Notification.requestPermission()) !== "granted") return "dismissed";
    const address = await subscribeBrowser(publicKey);
    if (address === "noService") writeChoice(userId, { mode: "page", id: null, registered: null });
    if (typeof address === "string") return address;
    const { id } = await server.notification.subscribe.mutate({ ...address, locale });
    writeChoice(userId, { mode: "push", id, registered: null });
    await refresh();
    return null;
  }
  async function turnOff(): Promise<void> {
    const subscription = await addressHere();
    if (subscription) {
      await server.notification.unsubscribe.mutate({ endpoint: subscription.endpoint });
      await subscription.unsubscribe();
    }
    writeChoice(userId, null);
    await refresh();
  }

  const on = useMutation({ mutationFn: turnOn });
  const off = useMutation({ mutationFn: turnOff });
  return {
    permission,
    choice: permission === "granted" ? choice : null,
    /** Why the last attempt to switch it on failed, if it did. */
    failure: on.isSuccess ? on.data : null,
    error: on.error ?? off.error,
    isPending: on.isPending || off.isPending,
    turnOn: () => {
      off.reset();
      on.mutate();
    },
    turnOff: () => {
      on.reset();
      off.mutate();
    },
  };
}
