import { describe, expect, it } from "vitest";
import { grafanaAnchors } from "./grafana-anchors";

const BASE = "https://ops.example/grafana";

describe("links in text panels", () => {
  it("to Grafana's paths lead to Grafana, in a page of their own", () => {
    expect(grafanaAnchors('<a href="/d/shop?x=1">Shop</a>', BASE)).toBe(
      `<a target="_blank" rel="noreferrer" href="${BASE}/d/shop?x=1">Shop</a>`,
    );
  });

  it("to elsewhere stay as they are", () => {
    const html = '<a target="_blank" href="https://wiki.example/a">A</a> <a title="//x" href="//cdn.example">B</a>';
    expect(grafanaAnchors(html, BASE)).toContain('href="https://wiki.example/a"');
    expect(grafanaAnchors(html, BASE)).toContain('href="//cdn.example"');
  });

  it("that lead nowhere are plain text", () => {
    expect(grafanaAnchors('<a title="x" href="">bad</a>', BASE)).toBe('<a title="x">bad</a>');
  });

  it("to Grafana's paths are plain text where Grafana is not linked to", () => {
    expect(grafanaAnchors('<a href="/d/shop">Shop</a>', null)).toBe("<a>Shop</a>");
  });
});
