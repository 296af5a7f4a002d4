import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { RowMenu } from "./actions/row-menu";
import type { RowCommands } from "./actions/row-commands";
import type { Over } from "./actions/use-row-ui";
import { EmojiPicker } from "./emoji/emoji-picker";
import { HistoryDialog } from "./entry/history-dialog";

interface Props {
  over: Over | null;
  commands: RowCommands;
  onClose: () => void;
}

function focusRow({ event }: ShownEntry): void {
  document.querySelector<HTMLElement>(`[data-seq="${event.seq}"]`)?.focus({ preventScroll: true });
}

/** What was opened from a row, over everything. */
export function TimelineOverlays({ over, commands, onClose }: Props) {
  if (!over) return null;
  const { entry } = over;
  if (over.kind === "menu") {
    return <RowMenu entry={entry} at={over.at} onClose={onClose} onCloseFocus={() => focusRow(entry)} />;
  }
  if (over.kind === "history") {
    return <HistoryDialog incidentNumber={commands.incidentNumber} eventId={entry.event.id} onClose={onClose} />;
  }
  return (
    <EmojiPicker
      anchor={over.anchor}
      onClose={onClose}
      onPick={(emoji) => {
        onClose();
        commands.react(entry, emoji, true);
      }}
    />
  );
}
