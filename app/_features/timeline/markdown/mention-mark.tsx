import type { ReactNode } from "react";
import { useContext } from "react";
import { classNames } from "@/app/_ui/class-names";
import { RowCommandsContext } from "../actions/row-commands";

/** A mention in a text; one that calls the reader is told apart. */
export function MentionMark({ id, name, children }: { id: string; name: string; children?: ReactNode }) {
  const isMine = useContext(RowCommandsContext)?.meant.has(id) ?? false;
  return (
    <span
      title={name}
      data-mention={isMine ? "mine" : "other"}
      className={classNames("rounded-sm px-0.5 font-medium", isMine ? "bg-warning text-warning" : "bg-info text-info")}
    >
      {children}
    </span>
  );
}
