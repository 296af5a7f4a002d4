import type { ReactElement } from "react";
import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import type { Mention } from "@/server/timeline/contract/event-payloads";
import { isolated } from "../isolated";
import { looksPlain } from "./looks-plain";
import { markMentions } from "./mark-mentions";
import { markdownElements } from "./markdown-elements";
import { MentionMark } from "./mention-mark";
import { safeHref } from "./safe-href";
import { type MarkdownNode, tameTree } from "./tame-tree";
import { tooDeep } from "./too-deep";

const KEPT = 500;
const LONGEST = 40_000;
const kept = new Map<string, ReactElement>();

type Plugins = Parameters<typeof Markdown>[0]["remarkPlugins"];

const tamed = (mentions: readonly Mention[]) => () => (tree: unknown, file: { value: unknown }) =>
  tameTree(tree as MarkdownNode, String(file.value), mentions);
const plugins = (mentions: readonly Mention[]): Plugins => [[remarkGfm, { singleTilde: false }], tamed(mentions)];

function AsWritten({ text, mentions }: { text: string; mentions: readonly Mention[] }) {
  return (
    <p className="whitespace-pre-wrap">
      {markMentions(text, mentions).map(({ text: piece, mention }, index) =>
        mention ? (
          // oxlint-disable-next-line react/no-array-index-key -- a text never changes
          <MentionMark key={index} id={mention.id} name={isolated(mention.name)} people={mention.people}>
            {piece}
          </MentionMark>
        ) : (
          piece
        ),
      )}
    </p>
  );
}

function parse(text: string, mentions: readonly Mention[]): ReactElement {
  if (looksPlain(text) || text.length > LONGEST || tooDeep(text)) return <AsWritten text={text} mentions={mentions} />;
  try {
    return Markdown({
      children: text,
      remarkPlugins: plugins(mentions),
      components: markdownElements,
      urlTransform: (url) => safeHref(url) ?? "",
    });
  } catch {
    // A message that the parser cannot take is still a message.
    return <AsWritten text={text} mentions={mentions} />;
  }
}

const NOBODY: readonly Mention[] = [];

/** Markdown as elements. What was said never changes, so what was parsed once is kept for scrolling back. */
export function renderMarkdown(text: string, mentions: readonly Mention[] = NOBODY): ReactElement {
  const key = mentions.length > 0 ? `${JSON.stringify(mentions)}\0${text}` : text;
  const element = kept.get(key) ?? parse(text, mentions);
  kept.delete(key);
  kept.set(key, element);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return element;
}
