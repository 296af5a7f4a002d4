"use client";

import { CloudOff, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { TimeStamp } from "@/app/_ui/time-stamp";
import { useKeptRooms } from "./use-kept-rooms";

const LOOK_EVERY_MS = 5_000;

const isServerThere = () =>
  fetch("/api/health").then(
    () => true,
    () => false,
  );

/** Back to the page that could not be had; only ever one of this application. */
function goBack(): void {
  const from = new URLSearchParams(window.location.search).get("from") ?? "/";
  const target = new URL(from, window.location.origin);
  window.location.replace(target.origin === window.location.origin ? target.pathname + target.search : "/");
}

/** Stands in for a page that is not kept, and leads to those that are. */
export function OfflinePage() {
  const t = useTranslations("offline.page");
  const rooms = useKeptRooms();
  useEffect(() => {
    const look = () => void isServerThere().then((isThere) => isThere && goBack());
    const timer = setInterval(look, LOOK_EVERY_MS);
    window.addEventListener("online", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", look);
    };
  }, []);
  return (
    <main className="flex flex-1 items-center">
      <EmptyState
        icon={<CloudOff aria-hidden size={28} />}
        title={t("title")}
        actions={
          <Button variant="primary" icon={<RotateCw aria-hidden size={14} />} onClick={goBack}>
            {t("again")}
          </Button>
        }
      >
        <p>{t("hint")}</p>
        {rooms?.length === 0 && <p className="pt-4">{t("none")}</p>}
        {rooms !== null && rooms.length > 0 && (
          <section aria-labelledby="kept-rooms" className="pt-6 text-start">
            <h3 id="kept-rooms" className="text-sm font-medium text-primary">
              {t("rooms")}
            </h3>
            <ul className="divide-y divide-weak">
              {rooms.map(({ number, title, at }) => (
                <li key={number} className="flex min-h-11 items-baseline gap-2 py-2">
                  <a href={`/incidents/${number}`} className="min-w-0 flex-1 break-words text-link hover:underline">
                    {t("room", { number, title })}
                  </a>
                  {at > 0 && <TimeStamp at={new Date(at).toISOString()} className="shrink-0 text-xs text-secondary" />}
                </li>
              ))}
            </ul>
          </section>
        )}
      </EmptyState>
    </main>
  );
}
