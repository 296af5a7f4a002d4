import { useTranslations } from "next-intl";
import { ATTACHMENTS_MAX } from "@/server/timeline/contract";
import { AttachmentChip } from "./attachment-chip";
import type { Attachments } from "./use-attachments";

/** The files of the message that is being written, above the field. Takes no room while there are none. */
export function AttachmentTray({ attachments }: { attachments: Attachments }) {
  const t = useTranslations("attachments");
  const { files, leftOut, queue } = attachments;
  if (files.length === 0) return null;
  const ready = files.filter(({ state }) => state.step === "ready").length;
  return (
    <div className="pb-2">
      <ul aria-label={t("tray")} className="flex max-h-40 flex-wrap items-start gap-1.5 overflow-y-auto">
        {files.map((each) => (
          <AttachmentChip
            key={each.key}
            queued={each}
            onRemove={() => queue.remove(each.key)}
            onRetry={() => queue.retry(each.key)}
          />
        ))}
      </ul>
      {leftOut > 0 && (
        <p role="alert" className="pt-1 text-xs text-error">
          {t("leftOut", { count: leftOut, most: ATTACHMENTS_MAX })}
        </p>
      )}
      <p role="status" className="sr-only">
        {t("arrived", { ready, count: files.length })}
      </p>
    </div>
  );
}
