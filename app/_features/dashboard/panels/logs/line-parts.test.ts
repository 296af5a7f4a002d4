import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ansiSpans } from "./ansi-spans";
import { lineTokens } from "./line-tokens";
import { traceIdOf } from "./trace-id-of";

describe("a line from a terminal", () => {
  it("keeps its colours", () => {
    expect(ansiSpans("\u001b[31mred \u001b[1mbold\u001b[0m plain \u001b[38;5;208mother\u001b[39m")).toEqual([
      { text: "red ", color: "red", bold: undefined },
      { text: "bold", color: "red", bold: true },
      { text: " plain ", color: undefined, bold: undefined },
      { text: "other", color: undefined, bold: undefined },
    ]);
  });

  it("loses everything else that a terminal obeys", () => {
    const text = ansiSpans("\u001b[2Ka\u001b]8;;https://x\u0007b\u001b[1;5Hc\u001b(B").map((span) => span.text);
    expect(text.join("")).toBe("abc");
  });

  it("never holds an escape of a colour", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.integer({ min: 0, max: 110 }).map((code) => `\u001b[${code}m`),
          ),
        ),
        (parts) => {
          const text = ansiSpans(parts.join("")).map((span) => span.text);
          expect(text.join("")).not.toMatch(/\u001b\[\d*m/);
        },
      ),
    );
  });
});

describe("a line in colours", () => {
  it("tells keys, texts, numbers and levels apart", () => {
    const kinds = lineTokens('ERROR took=12ms msg="it broke" {"id": 7}').filter(({ kind }) => kind !== "plain");
    expect(kinds).toEqual([
      { text: "ERROR", kind: "level" },
      { text: "took", kind: "key" },
      { text: "12ms", kind: "number" },
      { text: "msg", kind: "key" },
      { text: '"it broke"', kind: "string" },
      { text: '"id"', kind: "key" },
      { text: "7", kind: "number" },
    ]);
  });

  it("loses no letter", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (line) => {
        expect(
          lineTokens(line)
            .map(({ text }) => text)
            .join(""),
        ).toBe(line);
      }),
    );
  });
});

describe("the trace of a line", () => {
  const id = "4bf92f3577b34da6a3ce929d0e0e4736";

  it.each([
    ["a label", "x", { traceID: id }],
    ["a field", "x", { "trace.id": id }],
    ["structured metadata", "x", { trace_id: id }],
    ["logfmt", `level=info traceId=${id} msg=x`, {}],
    ["JSON", `{"trace_id":"${id}"}`, {}],
    ["a traceparent", `traceparent: 00-${id}-00f067aa0ba902b7-01`, {}],
  ])("is found in %s", (_, body, labels) => expect(traceIdOf(body, labels as Record<string, string>)).toBe(id));

  it("gets back the zeros that were left out in front", () => {
    expect(traceIdOf("", { traceID: "2f3e4a5b6c7d8" })).toBe("0002f3e4a5b6c7d8");
    expect(traceIdOf("", { traceID: id.slice(3).toUpperCase() })).toBe(`000${id.slice(3)}`);
  });

  it("is none where there is none", () => {
    expect(traceIdOf("trace id unknown", { traceID: "not hex", other: id })).toBeNull();
    expect(traceIdOf("", { traceID: "0".repeat(32) })).toBeNull();
  });
});
