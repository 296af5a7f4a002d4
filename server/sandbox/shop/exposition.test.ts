import { describe, expect, it } from "vitest";
import { createShop } from "./create-shop";
import { exposition } from "./exposition";

const NOW = Date.parse("2026-11-22T03:00:00Z");
const shop = createShop({ seed: 7, now: () => NOW, incidents: "manual" });

describe("the shop's metrics for a scraper", () => {
  const lines = exposition(shop.metrics, NOW).trimEnd().split("\n");

  it("has every series that lives once, below the type and the help of its family", () => {
    const samples = lines.filter((line) => !line.startsWith("#"));
    const series = shop.metrics.series().filter(({ labels }) => labels.__name__ !== "up");
    expect(samples.length).toBeGreaterThan(series.length * 0.9);
    expect(new Set(samples.map((line) => line.replace(/ \S+$/, ""))).size).toBe(samples.length);
    const types = lines.filter((line) => line.startsWith("# TYPE"));
    expect(types).toContain("# TYPE http_request_duration_seconds histogram");
    expect(new Set(types).size).toBe(types.length);
  });

  it("keeps each family together, as the format asks", () => {
    let family = "";
    for (const line of lines) {
      if (line.startsWith("# TYPE")) family = line.split(" ")[2] ?? "";
      if (!line.startsWith("#")) expect(line.startsWith(family)).toBe(true);
    }
  });

  it("says what the store says", () => {
    const [series] = shop.metrics.series("db_pool_connections_max");
    const value = series?.read(NOW - 60_000, NOW).values.at(-1);
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^db_pool_connections_max\\{.*\\} ${value}$`)));
  });
});
