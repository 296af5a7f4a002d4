import { Pin } from "lucide-react";
import { useContext } from "react";
import { RowCommandsContext } from "../actions/row-commands";
import { type LineProps, useLineParts } from "./line-parts";
import { SystemLine } from "./system-line";

/** That an entry was pinned, with the way to it where one can go there. */
export function EventPinned({ event, entry }: LineProps) {
  const { t, who, b } = useLineParts(event);
  const commands = useContext(RowCommandsContext);
  const target = entry?.event.supersedesId;
  return (
    <SystemLine icon={Pin} event={event}>
      {t.rich("eventPinned", { who, b })}
      {commands && target && (
        <button
          type="button"
          onClick={() => commands.jump({ eventId: target })}
          className="text-link ms-1.5 min-h-6 hover:underline"
        >
          {t("showEntry")}
        </button>
      )}
    </SystemLine>
  );
}
