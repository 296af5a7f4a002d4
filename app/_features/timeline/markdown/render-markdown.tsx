import type { ReactElement } from "react";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { looksPlain } from "./looks-plain";
import { markdownElements } from "./markdown-elements";
import { safeHref } from "./safe-href";
import { type MarkdownNode, tameTree } from "./tame-tree";
import { tooDeep } from "./too-deep";

const KEPT = 500;
const LONGEST = 40_000;
const kept = new Map<string, ReactElement>();

const tamed = () => (tree: unknown, file: { value: unknown }) => tameTree(tree as MarkdownNode, String(file.value));
const plugins: Parameters<typeof Markdown>[0]["remarkPlugins"] = [[remarkGfm, { singleTilde: false }], tamed];

function AsWritten({ text }: { text: string }) {
  return <p className="whitespace-pre-wrap">{text}</p>;
}

function parse(text: string): ReactElement {
  if (looksPlain(text) || text.length > LONGEST || tooDeep(text)) return <AsWritten text={text} />;
  try {
    return Markdown({
      children: text,
      remarkPlugins: plugins,
      components: markdownElements,
      urlTransform: (url) => safeHref(url) ?? "",
    });
  } catch {
    // A message that the parser cannot take is still a message.
    return <AsWritten text={text} />;
  }
}

/** Markdown as elements. Events never change, so what was parsed once is kept for scrolling back. */
export function renderMarkdown(text: string): ReactElement {
  const element = kept.get(text) ?? parse(text);
  kept.delete(text);
  kept.set(text, element);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return element;
}
