import { useTranslations } from "next-intl";

interface Props {
  state: "loading" | "failed";
  /** Which end of the list it is about. */
  side: "older" | "newer";
  onRetry: () => void;
}

/** Says that more events are on their way, or could not be had. It lies over the list: nothing moves. */
export function MoreNotice({ state, side, onRetry }: Props) {
  const t = useTranslations("timeline");
  const words = {
    older: { loading: t("loadingOlder"), failed: t("loadOlderFailed") },
    newer: { loading: t("loadingNewer"), failed: t("loadNewerFailed") },
  };
  return (
    <div
      role="status"
      className={`absolute inset-x-0 z-10 flex justify-center ${side === "older" ? "top-9" : "bottom-12"}`}
    >
      <span className="border-weak bg-elevated text-secondary flex items-center gap-2 rounded-sm border px-2.5 py-1 text-xs shadow-overlay">
        {words[side][state]}
        {state === "failed" && (
          <button type="button" onClick={onRetry} className="text-link min-h-6 hover:underline coarse:min-h-11">
            {t("retryOlder")}
          </button>
        )}
      </span>
    </div>
  );
}
