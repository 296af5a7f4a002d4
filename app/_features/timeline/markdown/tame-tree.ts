import type { Mention } from "@/server/timeline/contract/event-payloads";
import { markMentions } from "./mark-mentions";

/** The part of a Markdown tree that is looked at here. */
export interface MarkdownNode {
  type: string;
  value?: string;
  alt?: string | null;
  url?: string;
  label?: string | null;
  identifier?: string;
  children?: MarkdownNode[];
  /** What the node becomes in HTML. */
  data?: { hName: string; hProperties: Record<string, string> };
  position?: { start: { offset?: number }; end: { offset?: number } };
}

const MAX_DEPTH = 24;
const text = (value: string): MarkdownNode => ({ type: "text", value });
const paragraph = (children: MarkdownNode[]): MarkdownNode => ({ type: "paragraph", children });

/** A line break typed in a chat is meant. */
function withBreaks(value: string): MarkdownNode[] {
  return value.split("\n").flatMap((line, index) => (index === 0 ? [text(line)] : [{ type: "break" }, text(line)]));
}

function withMentions(value: string, mentions: readonly Mention[]): MarkdownNode[] {
  return markMentions(value, mentions).flatMap(({ text: piece, mention }) =>
    mention ? [mentionNode(piece, mention)] : withBreaks(piece),
  );
}

/** No Markdown makes a `mark`: it stands for mentions alone. */
function mentionNode(value: string, { id, name, people }: Mention): MarkdownNode {
  const hProperties = { id, title: name, ...(people && { cite: people.join(" ") }) };
  return { type: "mention", data: { hName: "mark", hProperties }, children: [text(value)] };
}

function tame(node: MarkdownNode, mentions: readonly Mention[]): MarkdownNode[] {
  switch (node.type) {
    case "text":
      return withMentions(node.value ?? "", mentions);
    case "heading":
      return [paragraph([{ type: "strong", children: node.children ?? [] }])];
    case "image":
      return [{ type: "link", url: node.url ?? "", children: [text(node.alt || node.url || "")] }];
    case "imageReference":
      return [{ ...node, type: "linkReference", children: [text(node.alt || node.label || "")] }];
    case "footnoteReference":
      return [text(`[^${node.label ?? node.identifier ?? ""}]`)];
    case "footnoteDefinition":
      return [paragraph([text(`[^${node.label ?? node.identifier ?? ""}]`)]), ...(node.children ?? [])];
    default:
      return [node];
  }
}

function sourceOf(node: MarkdownNode, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/**
 * Takes out of a parsed message what a chat must not have: headings, images, footnotes, and nesting without end.
 * Works in place and without recursion, so depth cannot exhaust the stack.
 */
export function tameTree(root: MarkdownNode, source: string, mentions: readonly Mention[]): void {
  const open: { node: MarkdownNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (!node.children) continue;
    if (depth >= MAX_DEPTH) node.children = [text(node.children.map((child) => sourceOf(child, source)).join("\n"))];
    else {
      // Inside a link the link is what one can press.
      const called = node.type === "link" || node.type === "linkReference" ? [] : mentions;
      node.children = node.children.flatMap((child) => tame(child, called));
    }
    for (const child of node.children) if (child.type !== "mention") open.push({ node: child, depth: depth + 1 });
  }
}
