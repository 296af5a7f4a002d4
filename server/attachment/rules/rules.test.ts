import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteRange } from "./byte-range";
import { cleanName } from "./clean-name";
import { deliveryOf } from "./delivery-of";
import { textType } from "./text-type";

describe("a file's name", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\ada\\graph.png", "graph.png"],
    ["invoice\u202egpj.exe", "invoicegpj.exe"],
    ["a\0b\r\nc.log", "abc.log"],
    ["zero\u200bwidth\ufeff.txt", "zerowidth.txt"],
    ["結帳 服務.log", "結帳 服務.log"],
    ["  many   spaces .txt", "many spaces .txt"],
    [".hidden", "hidden"],
    ["..", "file"],
    ["", "file"],
    ['quo"te<>|?*.md', "quo_te_____.md"],
    ["half \ud83d.txt", "half \ufffd.txt"],
  ])("%j is %j", (given, name) => {
    expect(cleanName(given)).toBe(name);
  });

  it("is never long, empty, or anything but a name, and stays as it is the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
        const name = cleanName(given);
        expect([...name].length).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/^\.|^$|[/\\\0-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
        expect(cleanName(name)).toBe(name);
      }),
    );
  });

  it("keeps its extension when it is cut", () => {
    expect(cleanName(`${"長".repeat(300)}.json`)).toMatch(/^長{115}\.json$/);
  });
});

describe("the type of a text", () => {
  it.each([
    ["notes.md", "# p99", "text/markdown"],
    ["a.csv", "a,b", "text/csv"],
    ["a.json", "{}", "application/json"],
    ["app.log", "2026-11-22 started", "text/plain"],
    ["nothing", "words", "text/plain"],
    ["page.html", "words", "text/html"],
    ["picture.svg", "words", "text/html"],
    ["innocent.txt", "\ufeff \n<!-- x --> <!DOCTYPE html><script>", "text/html"],
    ["innocent.md", '<svg onload="alert(1)">', "text/html"],
    ["innocent.csv", "<?xml version='1.0'?>", "text/html"],
    ["compare.txt", "<3 and p99 < 5", "text/plain"],
  ])("of %s that begins with %j is %s", (name, beginning, type) => {
    expect(textType(name, beginning)).toBe(type);
  });

  it("is told also of a hostile beginning", () => {
    expect(textType("a.txt", "<!---->".repeat(600))).toBe("text/plain");
    expect(textType("a.txt", `${" ".repeat(4_000)}x`)).toBe("text/plain");
  });
});

describe("how a file is handed out", () => {
  it("shows pictures and plain texts, and nothing that a browser would run", () => {
    expect(deliveryOf("image/png")).toEqual({ contentType: "image/png", how: "inline" });
    expect(deliveryOf("text/markdown")).toEqual({ contentType: "text/plain; charset=utf-8", how: "inline" });
    expect(deliveryOf("application/pdf")).toEqual({ contentType: "application/pdf", how: "attachment" });
    for (const type of ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript", ""])
      expect(deliveryOf(type)).toEqual({ contentType: "application/octet-stream", how: "attachment" });
  });
});

describe("a range", () => {
  it.each([
    ["bytes=0-9", { start: 0, end: 9 }],
    ["bytes=90-", { start: 90, end: 99 }],
    ["bytes=90-500", { start: 90, end: 99 }],
    ["bytes=-10", { start: 90, end: 99 }],
    ["bytes=-500", { start: 0, end: 99 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=9-3", null],
    ["bytes=0-1,3-4", null],
    ["bytes=-", null],
    ["pages=1-2", null],
    [undefined, null],
  ])("%s of 100 bytes", (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });

  it("of nothing cannot be given", () => {
    expect(byteRange("bytes=0-0", 0)).toBe("unsatisfiable");
  });
});
