"use client";

import { useTranslations } from "next-intl";
import { refusalOf } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { MERGE_REFUSALS, type MergeRefusal } from "@/server/merge/contract";

/** Why two incidents were not merged, in words. */
export function useMergeRefusal() {
  const t = useTranslations("merge.refused");
  const errorText = useErrorText();
  const words = ({ reason, into }: MergeRefusal): string =>
    t(reason, { into: typeof into === "number" ? `#${into}` : t("unseen") });
  return {
    words,
    ofError: (error: unknown): string => {
      const { code, details } = refusalOf(error);
      const reason = MERGE_REFUSALS.find((each) => each === details.reason);
      if (code !== "MERGE_NOT_ALLOWED" || !reason) return errorText(error);
      return words({ reason, into: typeof details.into === "number" ? details.into : null });
    },
  };
}
