"use client";

import { useTranslations } from "next-intl";
import { Skeleton } from "@/app/_ui/skeleton";

/** Stands where the editor comes. */
export function DrawerWait() {
  const t = useTranslations("routing.editor");
  return (
    <div
      role="status"
      className="fixed inset-y-0 right-0 z-40 w-[min(1120px,100vw)] border-l border-medium bg-primary p-4"
    >
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="h-6 w-48" />
      <Skeleton className="mt-6 h-9 w-full max-w-xl" />
      <Skeleton className="mt-4 h-24 w-full max-w-xl" />
    </div>
  );
}
