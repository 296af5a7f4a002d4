import { useFormatter, useTranslations } from "next-intl";
import { useTimeZone } from "../use-time-zone";

/** Stands above the first entry that the reader has not seen. */
export function NewLine({ at }: { at: string }) {
  const t = useTranslations("timeline.unread");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const time = format.dateTime(new Date(at), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  return (
    <div role="separator" className="flex items-center gap-2 px-3 pt-2 pb-1">
      <span className="border-warning h-0 flex-1 border-t" />
      <span className="text-warning text-xs font-medium">{t("newSince", { time })}</span>
      <span className="border-warning h-0 flex-1 border-t" />
    </div>
  );
}
