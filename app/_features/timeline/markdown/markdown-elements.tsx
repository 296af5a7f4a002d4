import type { ComponentProps } from "react";
import type { Components, ExtraProps } from "react-markdown";
import { classNames } from "@/app/_ui/class-names";
import { isolated } from "../isolated";
import { MentionMark } from "./mention-mark";
import { safeHref } from "./safe-href";

type Props<Tag extends keyof HTMLElementTagNameMap> = ComponentProps<Tag> & ExtraProps;

function SafeLink({ href, children }: Props<"a">) {
  const target = href ? safeHref(href) : undefined;
  if (!target) return <>{children}</>;
  return (
    <a
      href={target}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      className="text-link underline underline-offset-2"
    >
      {children}
    </a>
  );
}

function ScrollingCode({ children }: Props<"pre">) {
  return (
    <pre
      dir="ltr"
      tabIndex={0}
      className="my-1 max-h-80 overflow-auto rounded-sm border border-weak bg-canvas px-2 py-1.5 font-mono text-xs whitespace-pre [overflow-wrap:normal] [&_code]:bg-transparent [&_code]:p-0"
    >
      {children}
    </pre>
  );
}

function Code({ children }: Props<"code">) {
  return <code className="rounded-sm bg-canvas px-1 font-mono text-xs">{children}</code>;
}

function ScrollingTable({ children }: Props<"table">) {
  return (
    <div tabIndex={0} className="my-1 max-w-full overflow-x-auto">
      <table className="border-collapse text-xs [overflow-wrap:normal]">{children}</table>
    </div>
  );
}

const ALIGN: Record<string, string> = { right: "text-right", center: "text-center" };
const cell = (align: unknown) => classNames("border border-weak px-2 py-0.5", ALIGN[String(align)] ?? "text-left");

/** The box of a task list is part of what was written, not something to press. */
function TaskMark({ checked }: Props<"input">) {
  return <span className="mr-1 font-mono">{checked ? "☑" : "☐"}</span>;
}

/** What stands for each element of a message. */
export const markdownElements: Components = {
  a: SafeLink,
  pre: ScrollingCode,
  code: Code,
  table: ScrollingTable,
  th: ({ children, style }) => <th className={cell(style?.textAlign)}>{children}</th>,
  td: ({ children, style }) => <td className={cell(style?.textAlign)}>{children}</td>,
  input: TaskMark,
  mark: ({ id, title, cite, children }: Props<"mark"> & { cite?: string }) => (
    <MentionMark id={id ?? ""} name={isolated(title ?? "")} people={cite?.split(" ")}>
      {children}
    </MentionMark>
  ),
  p: ({ children }) => <p className="not-last:mb-1">{children}</p>,
  ul: ({ children }) => <ul className="mb-1 list-disc ps-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="mb-1 list-decimal ps-7">
      {children}
    </ol>
  ),
  li: ({ children, className }) => (
    <li className={className?.includes("task-list-item") ? "-ms-5 list-none" : undefined}>{children}</li>
  ),
  blockquote: ({ children }) => (
    <blockquote className="my-1 border-s-2 border-strong ps-2 text-secondary">{children}</blockquote>
  ),
  hr: () => <hr className="my-2 border-weak" />,
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
};
