import { useTranslations } from "next-intl";

/** Says above the list that older events are on their way, or could not be had. It lies over the list: nothing moves. */
export function OlderNotice({ state, onRetry }: { state: "loading" | "failed"; onRetry: () => void }) {
  const t = useTranslations("timeline");
  return (
    <div role="status" className="absolute inset-x-0 top-9 z-10 flex justify-center">
      <span className="border-weak bg-elevated text-secondary flex items-center gap-2 rounded-sm border px-2.5 py-1 text-xs shadow-overlay">
        {state === "loading" ? t("loadingOlder") : t("loadOlderFailed")}
        {state === "failed" && (
          <button type="button" onClick={onRetry} className="text-link min-h-6 hover:underline coarse:min-h-11">
            {t("retryOlder")}
          </button>
        )}
      </span>
    </div>
  );
}
