import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";

const HELD = "shop-overview";
const OTHER = "shop-database";

function asks(request: APIRequestContext, url: string, room: string | number) {
  const now = Date.now();
  return async (input: Record<string, unknown>) => {
    const response = await request.post(`${url}/api/grafana/rooms/${room}/query`, {
      data: {
        dashboardUid: HELD,
        panelId: 1,
        range: { from: now - 3_600_000, to: now },
        intervalMs: 15_000,
        maxDataPoints: 500,
        variables: {},
        ...input,
      },
      headers: { origin: url },
    });
    const body = (await response.json()) as { error?: { code: string } };
    return { status: response.status(), code: body.error?.code };
  };
}

test("a room answers for its own panels and for nothing else", async ({ apiOf, signedIn, url }) => {
  const api = await apiOf("responder");
  const { number } = await api.declare("Panels", { dashboards: [{ uid: HELD, title: "Shop" }] });
  const { request } = await signedIn("viewer");
  const ask = asks(request, url, number);

  expect(await ask({ dashboardUid: OTHER })).toEqual({ status: 404, code: "PANEL_NOT_IN_ROOM" });
  expect(await ask({ dashboardUid: "no-such-dashboard" })).toEqual({ status: 404, code: "PANEL_NOT_IN_ROOM" });
  expect(await ask({ panelId: 987_654 })).toEqual({ status: 404, code: "PANEL_NOT_IN_ROOM" });
  expect(await ask({ queries: [{ refId: "A", expr: "up" }] })).toEqual({ status: 400, code: "BAD_INPUT" });
  expect(await ask({ datasource: { uid: "prom" } })).toEqual({ status: 400, code: "BAD_INPUT" });
  expect(await ask({ dashboardUid: "../../admin" })).toEqual({ status: 400, code: "BAD_INPUT" });
  expect(await ask({ range: { from: 5, to: 1 } })).toEqual({ status: 400, code: "BAD_INPUT" });

  expect(await asks(request, url, 999_999)({})).toEqual({ status: 404, code: "NOT_FOUND" });
  expect(await asks(request, url, "share-nope")({})).toEqual({ status: 404, code: "NOT_FOUND" });
});
