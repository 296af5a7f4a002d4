import type { ReactNode } from "react";
import { Avatar } from "./avatar";
import { MessageText } from "./message-text";

interface Props {
  name: string;
  body: string;
  /** True when the line above is by the same person: no name, no picture. */
  continues: boolean;
  /** Time or state: it has the same place and size for a message on its way and one that is stored. */
  mark: ReactNode;
  dimmed?: boolean;
  children?: ReactNode;
}

/** A message, stored or on its way. */
export function MessageRow({ name, body, continues, mark, dimmed = false, children }: Props) {
  return (
    <div className={`grid grid-cols-[2.25rem_minmax(0,1fr)] px-3 ${continues ? "py-0.5" : "pt-2 pb-0.5"}`}>
      {continues ? <span className="-ml-1 pt-px leading-5">{mark}</span> : <Avatar name={name} />}
      <div className="min-w-0">
        {!continues && (
          <div className="flex h-5 items-center gap-2">
            <span dir="auto" className="text-primary truncate text-sm font-medium">
              {name}
            </span>
            <span className="shrink-0 leading-4">{mark}</span>
          </div>
        )}
        <div className={dimmed ? "opacity-70" : undefined}>
          <MessageText text={body} />
        </div>
        {children}
      </div>
    </div>
  );
}
