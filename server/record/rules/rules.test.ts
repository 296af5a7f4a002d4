import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell } from "./csv-cell";
import { markdownQuote, markdownRow, markdownText } from "./markdown-text";
import { applyChanges, type NewestForm } from "./newest-forms";

describe("a cell of CSV", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '"=1', "＝1+1", "|calc", "'=1"])(
    "makes a text of %j",
    (value) => {
      expect(csvCell(value).replace(/^"/, "")).toMatch(/^'/);
    },
  );

  it("leaves what is harmless, and numbers, as they are", () => {
    expect(["p99 is 3", "結帳", "", "2026-11-22T03:12:05.000Z"].map(csvCell)).toEqual([
      "p99 is 3",
      "結帳",
      "",
      "2026-11-22T03:12:05.000Z",
    ]);
    expect(csvCell(-5)).toBe("-5");
    expect(csvCell(null)).toBe("");
  });

  it("stays one cell of one row, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const cell = csvCell(value);
        const inside = /^"([^]*)"$/.exec(cell)?.[1];
        if (inside === undefined) expect(cell).not.toMatch(/[",\r\n]/);
        else expect(inside.replaceAll('""', "")).not.toContain('"');
      }),
    );
  });
});

describe("a text in Markdown", () => {
  it("keeps a message as it was written, but for tags outside of its code", () => {
    expect(markdownQuote("**a** <b onclick=x>\\<script> 1 < 2\n`<i>`\n```\n<u>\n```\n<!-- c -->")).toBe(
      [
        "  > **a** &lt;b onclick=x>\\&lt;script> 1 < 2",
        "  > `<i>`",
        "  > ```",
        "  > <u>",
        "  > ```",
        "  > &lt;!-- c -->",
      ].join("\n"),
    );
  });

  it("means nothing to tables, lists, links or HTML", () => {
    expect(markdownText("a | b\n# [x](javascript:y) <img> `c` **d** & e")).toBe(
      "a \\| b # \\[x\\](javascript:y) &lt;img> \\`c\\` \\*\\*d\\*\\* &amp; e",
    );
  });

  it("stays in its cell", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }), (cells) => {
        const row = markdownRow(cells.map(markdownText));
        expect(row.trimEnd()).not.toContain("\n");
        expect(row.replace(/\\[^]/g, "").split("|")).toHaveLength(cells.length + 2);
      }),
    );
  });
});

describe("later forms", () => {
  it("show the newest text, and nothing after a deletion", () => {
    const forms = new Map<string, NewestForm>();
    const change = (kind: string, supersedesId: string, body = "") => ({ kind, supersedesId, body });
    applyChanges(forms, [
      change("message_edited", "a", "first"),
      change("message_edited", "a", "second"),
      change("message_edited", "b", "first"),
      change("message_deleted", "b"),
      change("message_edited", "b", "again"),
      change("reaction_added", "c"),
    ]);
    expect([...forms]).toEqual([
      ["a", { body: "second" }],
      ["b", "deleted"],
    ]);
  });
});
