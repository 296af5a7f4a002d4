import { useTranslations } from "next-intl";
import { useContext } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { RowCommandsContext } from "../actions/row-commands";

/** Says that a message is not as it was first; opens what it said before. */
export function EditedMark({ entry }: { entry: ShownEntry }) {
  const t = useTranslations("timeline.row");
  const commands = useContext(RowCommandsContext);
  const words = t("edited", { times: entry.edited?.times ?? 1 });
  if (!commands) return <span className="text-secondary text-xs">{words}</span>;
  return (
    <button
      type="button"
      onClick={() => commands.act("history", entry)}
      className="text-secondary text-xs underline-offset-2 hover:underline coarse:min-h-11"
    >
      {words}
    </button>
  );
}
