import fc from "fast-check";
import Markdown from "react-markdown";
import { renderToStaticMarkup } from "react-dom/server";
import remarkGfm from "remark-gfm";
import { describe, expect, it } from "vitest";
import { looksPlain } from "./looks-plain";

const parsed = (text: string) => renderToStaticMarkup(Markdown({ children: text, remarkPlugins: [remarkGfm] }));

describe("looksPlain", () => {
  it("never calls plain what Markdown would draw differently", () => {
    const piece = fc.constantFrom(
      ..."a 1 . ) - + = # * _ ` ~ [ ] ( ) < > | \\ & @ : / ! www. http :// x@y.z 中文 。 ' \"".split(" "),
      "\n",
      "\n\n",
      " ",
      "    ",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join("");
        fc.pre(looksPlain(text));
        expect(parsed(text).replace(/<\/?p>|<br\/>/g, "")).not.toContain("<");
      }),
      { numRuns: 800 },
    );
  });

  it("lets ordinary sentences through without parsing", () => {
    expect(looksPlain("checkout p99 is 4.2 s, up from 300 ms - rolling back")).toBe(true);
    expect(looksPlain("@lead 我來接手，先回復前一版")).toBe(true);
  });
});
