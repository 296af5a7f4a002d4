import { createElement, useContext } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { RowCommandsContext } from "../actions/row-commands";
import { lineOfKind } from "../kinds/line-of-kind";
import { EntryExtras } from "./entry-extras";
import { InlineEditor } from "./inline-editor";

interface Props {
  entry: ShownEntry;
  continues: boolean;
  /** True while its reader rewords it. */
  isEdited?: boolean;
}

/** An entry with all that became of it. */
export function EntryRowView({ entry, continues, isEdited = false }: Props) {
  const commands = useContext(RowCommandsContext);
  const editor = isEdited && commands && (
    <InlineEditor entry={entry} onSave={(body) => commands.saveEdit(entry, body)} onClose={commands.stopEditing} />
  );
  const { event } = entry;
  return (
    <>
      {createElement(lineOfKind(event.kind), { event, entry, continues, ...(editor ? { instead: editor } : {}) })}
      <EntryExtras entry={entry} />
    </>
  );
}
