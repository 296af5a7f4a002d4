import { describe, expect, it } from "vitest";
import { grafanaLink } from "./grafana-link";

describe("links to Grafana", () => {
  it("keep the sub-path, the range and every chosen value, and name the panel", () => {
    const href = grafanaLink({
      grafanaUrl: "https://ops.example/grafana/",
      dashboardUid: "shop",
      panelId: 4,
      from: "now-1h",
      to: "now",
      variables: { job: ["api", "a&b"], env: "prod", __timezone: "utc" },
    });
    const { origin, pathname, searchParams } = new URL(href);
    expect(`${origin}${pathname}`).toBe("https://ops.example/grafana/d/shop");
    expect(searchParams.has("var-__timezone")).toBe(false);
    expect(searchParams.getAll("var-job")).toEqual(["api", "a&b"]);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      from: "now-1h",
      to: "now",
      "var-env": "prod",
      viewPanel: "4",
    });
  });
});
