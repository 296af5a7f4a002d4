"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useEffect } from "react";
import { LOCALES } from "@/app/_lib/i18n/locale";
import { useTRPCClient } from "@/app/_lib/trpc";
import { browserSupport } from "./browser-support";
import { readChoice, writeChoice } from "./choice-here";
import { addressHere, subscribeBrowser } from "./subscribe-browser";

export interface KeepSubscriptionProps {
  userId: string;
  /** When the session ends: another session has another one. */
  expiresAt: string;
}

interface ShowEvent {
  type: "show-event";
  number: number;
  seq: number | null;
}
const isShowEvent = (message: unknown): message is ShowEvent =>
  typeof message === "object" && message !== null && "type" in message && message.type === "show-event";

/**
 * Keeps the server able to reach this browser where its person wants that: after each sign-in, in another language, at
 * another address. And goes where a clicked notification leads.
 */
export function KeepSubscription({ userId, expiresAt }: KeepSubscriptionProps) {
  const server = useTRPCClient();
  const router = useRouter();
  const wanted = useLocale();
  const locale = LOCALES.find((each) => each === wanted) ?? "en";

  useEffect(() => {
    const choice = readChoice(userId);
    if (!choice || browserSupport() !== "ok" || Notification.permission !== "granted") return;
    const registeredAt = (endpoint: string) => `${expiresAt} ${locale} ${endpoint}`;
    async function register(): Promise<void> {
      const kept = await addressHere();
      if (kept && choice?.registered === registeredAt(kept.endpoint)) return;
      const { publicKey } = await server.notification.settings.query();
      const address = publicKey === null ? null : await subscribeBrowser(publicKey);
      if (address === null || typeof address === "string") return;
      const { id } = await server.notification.subscribe.mutate({ ...address, locale });
      writeChoice(userId, { mode: "push", id, registered: registeredAt(address.endpoint) });
    }
    // The next page tries again, and the settings say what is wrong.
    register().catch(() => undefined);
  }, [server, userId, expiresAt, locale]);

  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const follow = ({ data }: MessageEvent<unknown>) => {
      if (!isShowEvent(data)) return;
      const { number, seq } = data;
      const hash = seq === null ? "" : `#event-${seq}`;
      if (location.pathname !== `/incidents/${number}`) return router.push(`/incidents/${number}${hash}`);
      // The same address twice would be no change.
      history.replaceState(history.state, "", location.pathname + location.search);
      if (hash) location.assign(hash);
    };
    navigator.serviceWorker.addEventListener("message", follow);
    return () => navigator.serviceWorker.removeEventListener("message", follow);
  }, [router]);

  return null;
}
