import { type KeyboardEvent, memo, useContext, useState } from "react";
import { classNames } from "@/app/_ui/class-names";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { RowCommandsContext } from "../actions/row-commands";
import { RowToolbar } from "../actions/row-toolbar";
import { EntryRowView } from "../entry/entry-row-view";
import { headOf, type StoredRow as Row } from "../rows/arrange-rows";
import { BurstLine } from "../rows/burst-line";
import { DayLine } from "../day-line";
import { NewLine } from "../unread/new-line";

/** Where a menu was asked for, in the window. */
export interface MenuPlace {
  x: number;
  y: number;
}

/** What the buttons of a row need above it, in pixels. */
const TOOLBAR_ROOM = 14;

interface Props {
  row: Row;
  continues: boolean;
  startsDay: boolean;
  /** Time of the last entry that had been read, when the line of what is new stands above. */
  newSince: string | null;
  /** True for the first of the answers, under what they answer. */
  isApart: boolean;
  isEdited: boolean;
  isShownOff: boolean;
  onMenu: (entry: ShownEntry, at: MenuPlace) => void;
}

/** A stored row that can hold the focus. What one can do with it exists while it is looked at, so that rows stay light. */
export const StoredRow = memo(function StoredRow(props: Props) {
  const { row, startsDay, newSince, isShownOff, isEdited, onMenu } = props;
  const [near, setNear] = useState<"below" | "above" | null>(null);
  const come = (element: HTMLElement) => {
    const above = element.getBoundingClientRect().top - (element.closest("section")?.getBoundingClientRect().top ?? 0);
    setNear(above < TOOLBAR_ROOM ? "below" : "above");
  };
  const head = headOf(row);
  const { event, marked } = head;
  const isEntry = row.type === "entry";
  const burst = isEntry ? row.burst : row;
  const commands = useContext(RowCommandsContext);
  const onKeyDown = ({ key, target, currentTarget }: KeyboardEvent) => {
    if (burst && key === "Enter" && target === currentTarget) commands?.toggleBurst(burst, !isEntry);
  };
  return (
    <>
      {startsDay && <DayLine at={event.recordedAt} />}
      {props.isApart && <div className="border-weak mx-3 mt-2 border-t" />}
      {newSince !== null && <NewLine at={newSince} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- they only bring out its buttons */}
      <article
        tabIndex={-1}
        data-seq={event.seq}
        data-at={event.occurredAt}
        data-shown-off={isShownOff || undefined}
        aria-current={isShownOff ? "location" : undefined}
        onKeyDown={onKeyDown}
        onPointerEnter={({ pointerType, currentTarget }) => pointerType === "mouse" && come(currentTarget)}
        onPointerLeave={() => setNear(null)}
        onFocus={({ currentTarget }) => come(currentTarget)}
        onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setNear(null)}
        className={classNames(
          "group/row relative border-s-2 hover:bg-hover focus:border-focus focus:bg-hover",
          isShownOff ? "border-focus bg-selected" : marked ? "border-success" : "border-transparent",
        )}
      >
        {burst && <BurstLine row={burst} isOpen={isEntry} />}
        {isEntry && <EntryRowView entry={row.entry} continues={props.continues} isEdited={isEdited} />}
        {isEntry && near && !isEdited && (
          <RowToolbar entry={row.entry} isBelow={near === "below"} onMenu={(x, y) => onMenu(row.entry, { x, y })} />
        )}
      </article>
    </>
  );
});
