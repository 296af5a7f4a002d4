import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./render-markdown";

const html = (text: string) => renderToStaticMarkup(renderMarkdown(text));
const hrefs = (markup: string) => [...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? "");

const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  "<iframe src=//evil.example></iframe>",
  "<style>*{display:none}</style>",
  '<form action="https://evil.example"><input name=password></form>',
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](%6Aavascript:alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](\u0001javascript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](vbscript:msgbox(1))",
  "[x](file:///etc/passwd)",
  "[x](blob:https://example.com/1)",
  "[x](//evil.example)",
  "[x](/api/auth/signout)",
  "[x](#top)",
  "<javascript:alert(1)>",
  "[x][y]\n\n[y]: javascript:alert(1)",
  "![x](javascript:alert(1))",
  "![x](data:image/svg+xml;base64,PHN2Zy8+)",
  '[x](https://ok.example "\\" onmouseover=alert(1)")',
  "xmpp:a@b.example",
  "irc://chat.example/room",
  "[^1]\n\n[^1]: [x](javascript:alert(1))",
  "| a |\n|--|\n| <b onclick=alert(1)>x</b> |",
];

const OWN_TAGS =
  /<\/?(?:p|br|a|strong|em|del|code|pre|ul|ol|li|blockquote|hr|table|thead|tbody|tr|th|td|div|span)(?:\s[^<>]*)?\/?>/g;

describe("a message", () => {
  it.each(ATTACKS)("runs nothing and loads nothing: %s", (attack) => {
    const markup = html(attack);
    expect(markup.replace(OWN_TAGS, "")).not.toMatch(/[<>]/);
    expect(markup).not.toMatch(/<[^>]*\s(?:on\w+|src|srcset|style|action|id)=/i);
    for (const href of hrefs(markup)) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
  });

  it("made of any pieces of markup holds only elements and addresses that are allowed", () => {
    const piece = fc.constantFrom(
      ..."[ ] ( ) < > ! * _ ` ~ | # - + \\ \" ' & ; : / ^ = 1. \n \t script javascript: data: https://a.b mailto:a@b.c onerror= &#58; [x]: ![ ]( <a".split(
        " ",
      ),
      "\n",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const markup = html(pieces.join(""));
        expect(markup.replace(OWN_TAGS, "")).not.toMatch(/[<>]/);
        expect(markup).not.toMatch(/<[^>]*\s(?:on\w+|src|srcset|style|action|id)=/i);
        for (const href of hrefs(markup)) expect(href).toMatch(/^(?:https?:\/\/|mailto:)/);
      }),
      { numRuns: 300 },
    );
  });

  it("opens links elsewhere, without a way back and without vouching for them", () => {
    const markup = html("see https://runbooks.example/rollback and [mail](mailto:oncall@example.com)");
    expect(hrefs(markup)).toEqual(["https://runbooks.example/rollback", "mailto:oncall@example.com"]);
    expect(markup.match(/target="_blank" rel="noopener noreferrer nofollow ugc"/g)).toHaveLength(2);
  });

  it("shows a picture as a link, so that opening a room tells nobody that it was opened", () => {
    const markup = html("![graph](https://tracker.example/p.png)");
    expect(markup).not.toContain("<img");
    expect(markup).toContain('href="https://tracker.example/p.png"');
    expect(markup).toContain(">graph</a>");
  });

  it("flattens headings to bold and keeps the lines that were typed", () => {
    expect(html("# Loud")).toMatch(/<p[^>]*><strong[^>]*>Loud<\/strong><\/p>/);
    expect(html("*one*\ntwo")).toMatch(/<em>one<\/em><br\/>\s*two/);
  });

  it("shows tables, task lists and code", () => {
    expect(html("| a | b |\n|---|--:|\n| 1 | 2 |")).toMatch(/<td class="[^"]*text-right[^"]*">2<\/td>/);
    expect(html("- [x] done\n- [ ] open")).toMatch(/☑.*done.*☐.*open/s);
    expect(html("```\nkubectl get pods\n```")).toMatch(/<pre[^>]*><code[^>]*>kubectl get pods/);
  });

  it("is the same element when it comes again", () => {
    expect(renderMarkdown("**same**")).toBe(renderMarkdown("**same**"));
  });
});

describe("nesting", () => {
  it.each([
    ["quotes", ">".repeat(16_000)],
    ["spaced quotes", "> ".repeat(8_000) + "x"],
    ["lists on a line", "- ".repeat(8_000) + "x"],
    ["indented lists", Array.from({ length: 120 }, (_, depth) => `${" ".repeat(depth * 2)}- x`).join("\n")],
    ["emphasis", "*_".repeat(4_000) + "x" + "_*".repeat(4_000)],
    ["brackets", "[".repeat(16_000)],
    ["pictures", "![".repeat(700) + "x" + "](y)".repeat(700)],
    ["backticks", Array.from({ length: 170 }, (_, length) => "`".repeat(length)).join(" ")],
    ["strikes", "~~".repeat(900) + "x"],
  ])("of %s without end is shown and neither hangs nor overflows", (_, text) => {
    const markup = html(text);
    expect(markup.length).toBeGreaterThan(0);
    expect(deepest(markup)).toBeLessThanOrEqual(60);
  });
});

function deepest(markup: string): number {
  let depth = 0;
  let most = 0;
  for (const [tag] of markup.matchAll(/<\/?[a-z]+[^>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) most = Math.max(most, (depth += 1));
  }
  return most;
}
