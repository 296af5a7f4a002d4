"use client";

import { BellRing, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useHydrated } from "@/app/_lib/use-hydrated";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { browserSupport } from "./browser-support";
import { readChoice } from "./choice-here";
import { useSettings } from "./use-settings";
import { useThisBrowser } from "./use-this-browser";

export interface NotificationOfferProps {
  userId: string;
  /** Somebody called the reader in this room, or they hold a role in it. */
  reason: "mention" | "role" | null;
}

const keyOf = (userId: string) => `notifications-declined:${userId}`;
const never = () => () => undefined;

function wasDeclined(userId: string): boolean {
  try {
    return localStorage.getItem(keyOf(userId)) !== null;
  } catch {
    // A browser that keeps nothing would be asked in every room.
    return true;
  }
}

/** Offers once, after the first call, to be told; the browser itself asks only after a click. */
export function NotificationOffer({ userId, reason }: NotificationOfferProps) {
  const isHydrated = useHydrated();
  const [isGone, setGone] = useState(false);
  const isOpen = useSyncExternalStore(
    never,
    () =>
      browserSupport() === "ok" &&
      Notification.permission !== "denied" &&
      readChoice(userId) === null &&
      !wasDeclined(userId),
    () => false,
  );
  // Once it is shown it stays, so that its outcome is seen.
  const [isShown, setShown] = useState(false);
  if (isHydrated && isOpen && reason !== null && !isShown && !isGone) setShown(true);
  if (!isShown || isGone || reason === null) return null;
  const decline = () => {
    try {
      localStorage.setItem(keyOf(userId), "1");
    } catch {
      // Not shown again on this page, at least.
    }
    setGone(true);
  };
  return <Offer userId={userId} reason={reason} onGone={decline} />;
}

function Offer({ userId, reason, onGone }: { userId: string; reason: "mention" | "role"; onGone: () => void }) {
  const t = useTranslations("notification");
  const errorText = useErrorText();
  const { settings } = useSettings();
  const publicKey = settings.data?.publicKey ?? null;
  const { choice, failure, error, isPending, turnOn } = useThisBrowser({ userId, publicKey });
  if (publicKey === null) return null;
  const isOn = choice?.mode === "push";
  return (
    <section
      aria-label={t("offer.label")}
      className="flex flex-wrap items-center gap-2 border-b border-weak bg-secondary px-3 py-1 text-sm"
    >
      <BellRing aria-hidden size={16} className="shrink-0 text-secondary" />
      <p role="status" className="min-w-48 flex-1 text-primary">
        {isOn ? t("offer.on") : t(`offer.${reason}`)}
        {!isOn && failure && <span className="block text-warning">{t(`browser.${failure}`)}</span>}
        {error && <span className="block text-error">{errorText(error)}</span>}
      </p>
      {isOn || failure ? (
        <Link
          href="/settings/notifications"
          prefetch={false}
          className="text-link hover:underline coarse:py-3"
          onClick={onGone}
        >
          {t("offer.settings")}
        </Link>
      ) : (
        <Button size="sm" variant="primary" pending={isPending} onClick={turnOn}>
          {t("offer.accept")}
        </Button>
      )}
      <IconButton label={t("offer.decline")} icon={<X aria-hidden size={14} />} onClick={onGone} />
    </section>
  );
}
