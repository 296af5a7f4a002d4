import { describe, expect, it } from "vitest";
import { webhookSignature } from "./webhook-signature";

// Reference values: `printf '%s' … | openssl dgst -sha256 -hmac secret`.
const PLAIN = "aa9e2e3575f5d7098b6caccd790888c36d5fdb63342a73bada2d6a51747a8494";
const TIMED = "8f5cbf03f368ba236dfd51787c812cc45845c2f0c8135d53b299588d9093cec6";

describe("a webhook's signature", () => {
  it("is over the body alone, under Grafana's name", () => {
    const headers = webhookSignature({ secret: "secret" }, '{"a":1}', 0);
    expect(headers).toEqual({ "X-Grafana-Alerting-Signature": PLAIN });
  });

  it("is over time and body when the time is sent", () => {
    const settings = { secret: "secret", header: "X-Sig", timestampHeader: "X-Time" };
    const headers = webhookSignature(settings, '{"a":1}', 1_764_000_000_999);
    expect(headers["X-Time"]).toBe("1764000000");
    expect(headers["X-Sig"]).toBe(TIMED);
  });
});
