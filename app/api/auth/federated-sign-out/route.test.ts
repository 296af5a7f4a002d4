import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/auth/federated-sign-out/route";

const KEY = Symbol.for("sre-assistant.services");
const shared = globalThis as unknown as Record<symbol, unknown>;
const APP_URL = "https://war.example.com";

beforeAll(() => {
  shared[KEY] = { env: { APP_URL, AUTH_SECRET: "a secret of more than thirty-two characters" } };
});
afterAll(() => {
  delete shared[KEY];
});

const ask = (headers: Record<string, string>) =>
  POST(new Request(`${APP_URL}/api/auth/federated-sign-out`, { method: "POST", headers }));

describe("POST /api/auth/federated-sign-out", () => {
  it.each([[{}], [{ origin: "https://evil.example" }], [{ origin: "null" }], [{ origin: `${APP_URL}.evil.example` }]])(
    "refuses a request from elsewhere: %j",
    async (headers: Record<string, string>) => {
      const response = await ask(headers);
      expect(response.status).toBe(403);
      expect(response.headers.get("set-cookie")).toBeNull();
    },
  );

  it("clears the cookie and redirects a form", async () => {
    const response = await ask({ origin: APP_URL });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`${APP_URL}/sign-in?error=SignedOut`);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-next-auth\.session-token=; Max-Age=0; .*Secure$/);
  });

  it("names the address to a script", async () => {
    const response = await ask({ origin: APP_URL, accept: "application/json" });
    expect(await response.json()).toEqual({ url: `${APP_URL}/sign-in?error=SignedOut` });
  });
});
