"use client";

import { useTranslations } from "next-intl";
import { refusalOf } from "@/app/_lib/trpc";

/** The words for any thrown value: what happened and what to do. */
export function useErrorText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return (error) => t(refusalOf(error).code);
}
