import { memo } from "react";
import { renderMarkdown } from "./markdown/render-markdown";

/** The body of a message: safe Markdown, in whichever direction its first strong letter reads. */
export const MessageText = memo(function MessageText({ text }: { text: string }) {
  return (
    <div dir="auto" className="timeline-text text-primary min-w-0 text-sm leading-5 [overflow-wrap:anywhere]">
      {renderMarkdown(text)}
    </div>
  );
});
