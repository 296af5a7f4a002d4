import { memo } from "react";
import type { Mention } from "@/server/timeline/contract/event-payloads";
import { renderMarkdown } from "./markdown/render-markdown";

/** The body of a message: safe Markdown, in whichever direction its first strong letter reads. */
export const MessageText = memo(function MessageText({
  text,
  mentions,
}: {
  text: string;
  mentions?: readonly Mention[];
}) {
  return (
    <div dir="auto" className="timeline-text text-primary min-w-0 text-sm leading-5 [overflow-wrap:anywhere]">
      {renderMarkdown(text, mentions)}
    </div>
  );
});
