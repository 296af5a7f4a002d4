import { describe, expect, it } from "vitest";
import { roomLink } from "./room-link";

const places = {
  grafanaUrl: "https://ops.example/grafana",
  origin: "https://room.example",
  dashboards: ["shop", "db_1"],
};

describe("links in a dashboard", () => {
  it.each([
    ["/d/shop/shop-overview?var-job=api&from=now-1h", "shop", "?var-job=api&from=now-1h"],
    ["https://ops.example/grafana/d/db_1?orgId=1", "db_1", "?orgId=1"],
    ["/d/shop", "shop", ""],
  ])("to a dashboard of the room stay in it: %s", (href, uid, search) => {
    expect(roomLink(href, places)).toEqual({ kind: "dashboard", uid, search });
  });

  it.each([
    ["/d/other?from=1", "https://ops.example/grafana/d/other?from=1"],
    ["/explore?left=%7B%7D#x", "https://ops.example/grafana/explore?left=%7B%7D#x"],
    ["https://ops.example/grafana/alerting/grafana/r1/view", "https://ops.example/grafana/alerting/grafana/r1/view"],
    ["https://wiki.example/runbook", "https://wiki.example/runbook"],
    ["https://ops.example/grafana-old/d/shop", "https://ops.example/grafana-old/d/shop"],
  ])("to anything else open beside the room: %s", (href, expected) => {
    expect(roomLink(href, places)).toEqual({ kind: "elsewhere", href: expected });
  });

  it("lead nowhere in Grafana for those who have no links to it, and still out to the world", () => {
    const shared = { ...places, grafanaUrl: null, dashboards: [] };
    expect(roomLink("/d/shop", shared)).toEqual({ kind: "nowhere" });
    expect(roomLink("https://wiki.example/", shared)).toEqual({ kind: "elsewhere", href: "https://wiki.example/" });
  });

  it("that are no pages are left to the browser", () => {
    expect(roomLink("mailto:sre@example.org", places)).toBeNull();
    expect(roomLink("blob:https://room.example/1", places)).toBeNull();
    expect(roomLink("http://", places)).toBeNull();
  });
});
