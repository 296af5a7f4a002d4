import { describe, expect, it } from "vitest";
import { type Care, careOf } from "./care-of";

const asked = (path: string, more: Partial<Parameters<typeof careOf>[0]> = {}) =>
  careOf({ method: "GET", mode: "navigate", path, search: "", isPayload: false, ...more });

describe("what the worker does about a request", () => {
  it.each<[string, Care]>([
    ["/incidents", "document"],
    ["/incidents/12", "document"],
    ["/incidents/new", "page"],
    ["/settings/connections", "page"],
    ["/sign-in", "page"],
    ["/s/a-secret-link", "page"],
    ["/", "document"],
    ["/offline", "page"],
    ["/api/auth/callback/keycloak", "leave"],
    ["/api/auth/federated-sign-out", "page"],
    ["/realms/warroom/protocol/openid-connect/auth", "leave"],
    ["/api/rooms/12/export", "leave"],
  ])("opens %s: %s", (path, care) => expect(asked(path)).toBe(care));

  it.each<[string, Care]>([
    ["/_next/static/chunks/a.js", "asset"],
    ["/first-glance.js", "asset"],
    ["/api/trpc/incident.get,task.list", "procedures"],
    ["/api/auth/session", "leave"],
    ["/api/health", "leave"],
    ["/api/grafana/rooms/12/glance", "panel"],
    ["/api/grafana/rooms/12/dashboards/shop", "panel"],
    ["/api/grafana/rooms/share-secret/dashboards/shop", "leave"],
    ["/api/grafana/rooms/12/adhoc/labels", "leave"],
    ["/api/grafana/rooms/12/evidence/0e1a", "file"],
    ["/api/grafana/rooms/12/evidence/0e1a/now", "leave"],
    ["/api/rooms/12/attachments/0e1a", "leave"],
    ["/realtime/", "leave"],
    ["/service-worker.js", "leave"],
  ])("reads %s: %s", (path, care) => expect(asked(path, { mode: "cors" })).toBe(care));

  it("keeps small pictures and not the files themselves", () => {
    const path = "/api/rooms/12/attachments/0e1a";
    expect(asked(path, { mode: "no-cors", search: "?thumb=1" })).toBe("file");
    expect(asked(path, { mode: "no-cors", search: "?download" })).toBe("leave");
  });

  it("lets everything that writes pass, but for the questions of panels", () => {
    const write = { method: "POST", mode: "cors" };
    expect(asked("/api/trpc/timeline.post", write)).toBe("leave");
    expect(asked("/incidents/12", write)).toBe("leave");
    expect(asked("/api/grafana/rooms/12/query", write)).toBe("panel");
    expect(asked("/api/grafana/rooms/12/adhoc", write)).toBe("leave");
  });

  it("tells the data of a page from the page", () => {
    expect(asked("/incidents/12", { mode: "cors", isPayload: true })).toBe("payload");
  });
});
