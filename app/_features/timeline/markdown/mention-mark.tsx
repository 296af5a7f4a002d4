import type { ReactNode } from "react";
import { useContext } from "react";
import { classNames } from "@/app/_ui/class-names";
import { RowCommandsContext } from "../actions/row-commands";
import { callsReader } from "./calls-reader";

interface Props {
  id: string;
  name: string;
  /** Of a role: ids of who held it when it was called. */
  people?: readonly string[];
  children?: ReactNode;
}

/** A mention in a text; one that calls the reader is told apart. */
export function MentionMark({ id, name, people, children }: Props) {
  const commands = useContext(RowCommandsContext);
  const isMine = commands !== null && callsReader({ id, ...(people && { people: [...people] }) }, commands);
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
