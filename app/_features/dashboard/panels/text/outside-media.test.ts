import { describe, expect, it } from "vitest";
import { outsideMedia } from "./outside-media";

const NAMES = { img: "Picture", iframe: "Page" };

describe("pictures and pages in text panels", () => {
  it("of other servers become links that name them", () => {
    expect(outsideMedia('<p><img alt="Map" src="https://cdn.example/map.png" /></p>', NAMES)).toBe(
      '<p><a href="https://cdn.example/map.png">Map</a></p>',
    );
    expect(outsideMedia("<img src='/public/img/a.svg'>", NAMES)).toBe('<a href="/public/img/a.svg">Picture</a>');
    expect(outsideMedia('<iframe width="9" src="https://wiki.example/a"></iframe>!', NAMES)).toBe(
      '<a href="https://wiki.example/a">Page</a>!',
    );
  });

  it("that the text itself brings are drawn", () => {
    const html = '<img src="data:image/png;base64,AAAA">';
    expect(outsideMedia(html, NAMES)).toBe(html);
  });

  it("without a source leave their name", () => {
    expect(outsideMedia('<img alt="Gone">', NAMES)).toBe("Gone");
  });
});
