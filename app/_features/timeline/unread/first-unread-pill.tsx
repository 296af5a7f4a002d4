import { ArrowUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Unread } from "./count-unread";

interface Props {
  unread: Unread;
  onJump: () => void;
  onDismiss: () => void;
}

/** The way to the first entry that the reader has not seen, while it is not in sight. */
export function FirstUnreadPill({ unread, onJump, onDismiss }: Props) {
  const t = useTranslations("timeline.unread");
  return (
    <div className="pointer-events-none absolute inset-x-0 top-9 z-20 flex justify-center">
      <div className="border-medium bg-accent text-accent-contrast pointer-events-auto flex items-center rounded-full border text-xs shadow-overlay">
        <button type="button" onClick={onJump} className="flex min-h-8 items-center gap-1.5 ps-3 pe-1 coarse:min-h-11">
          <ArrowUp aria-hidden className="size-3.5" />
          {t(unread.isMore ? "jumpMore" : "jump", { count: unread.count })}
        </button>
        <button
          type="button"
          aria-label={t("dismiss")}
          title={t("dismiss")}
          onClick={onDismiss}
          className="flex size-8 items-center justify-center coarse:size-11"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      </div>
    </div>
  );
}
