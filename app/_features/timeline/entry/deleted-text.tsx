import { useFormatter, useTranslations } from "next-intl";
import { useContext } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { RowCommandsContext } from "../actions/row-commands";
import { isolated } from "../isolated";
import { useTimeZone } from "../use-time-zone";

/** What stands where a message was taken back. */
export function DeletedText({ entry }: { entry: ShownEntry }) {
  const t = useTranslations("timeline.row");
  const format = useFormatter();
  const timeZone = useTimeZone();
  const commands = useContext(RowCommandsContext);
  const { deleted, event } = entry;
  if (!deleted) return null;
  const time = format.dateTime(new Date(deleted.at), {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const isOwn = deleted.by.id !== null && deleted.by.id === event.actorId;
  return (
    <p className="text-secondary text-sm italic">
      {isOwn ? t("deleted", { time }) : t("deletedBy", { time, name: isolated(deleted.by.name) })}
      {commands && (
        <button
          type="button"
          onClick={() => commands.act("history", entry)}
          className="text-link ms-1.5 min-h-6 not-italic hover:underline coarse:min-h-11"
        >
          {t("whatItSaid")}
        </button>
      )}
    </p>
  );
}
