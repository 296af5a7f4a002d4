import type { ReactNode } from "react";
import type { Mention } from "@/server/timeline/contract/event-payloads";
import { Avatar } from "./avatar";
import { isolated } from "./isolated";
import { MessageText } from "./message-text";

interface Props {
  name: string;
  body: string;
  mentions?: readonly Mention[];
  /** True when the line above is by the same person: no name, no picture. */
  continues: boolean;
  /** Time or state: it has the same place and size for a message on its way and one that is stored. */
  mark: ReactNode;
  dimmed?: boolean;
  /** Behind the name, such as that it is a key update. */
  badge?: ReactNode;
  /** In place of the text, as while it is edited. */
  instead?: ReactNode;
  children?: ReactNode;
}

/** A message, stored or on its way. */
export function MessageRow(props: Props) {
  const { name, body, mentions, continues, mark, dimmed = false, badge, instead, children } = props;
  const text = body !== "" && <MessageText text={body} mentions={mentions} />;
  return (
    <div className={`grid grid-cols-[2.25rem_minmax(0,1fr)] px-3 ${continues ? "py-0.5" : "pt-2 pb-0.5"}`}>
      {continues ? <span className="-ml-1 pt-px leading-5">{mark}</span> : <Avatar name={name} />}
      <div className="min-w-0">
        {(!continues || badge) && (
          <div className="flex h-5 items-center gap-2">
            {!continues && (
              <>
                <span dir="auto" className="text-primary truncate text-sm font-medium">
                  {isolated(name)}
                </span>
                <span className="shrink-0 leading-4">{mark}</span>
              </>
            )}
            {badge}
          </div>
        )}
        {instead ?? (dimmed ? <div className="opacity-70">{text}</div> : text)}
        {children}
      </div>
    </div>
  );
}
