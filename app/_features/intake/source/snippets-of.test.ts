import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { firstOptions, verificationsOf } from "@/app/_features/intake/create/verifications-of";
import { type Sender, snippetsOf } from "@/app/_features/intake/source/snippets-of";
import { SOURCE_KINDS, type SourceKind, type Verification } from "@/server/intake/contract";

const SECRET = "geheim-123";
const URL = "https://war-room.example.com/api/hooks/x/key";
const sender = (kind: SourceKind, verification: Verification): Sender => ({
  kind,
  verification,
  options: firstOptions(kind, verification),
  mapping: null,
  url: URL,
  secret: SECRET,
});
const text = (kind: SourceKind, verification: Verification, id: string) =>
  snippetsOf(sender(kind, verification)).texts.find((each) => each.id === id)?.text ?? "";

const all = SOURCE_KINDS.flatMap((kind) =>
  verificationsOf(kind, false).map((verification) => [kind, verification] as const),
);

describe("what is pasted at the sending side", () => {
  it.each(all)("of %s with %s holds address and secret", (kind, verification) => {
    const { fields, texts } = snippetsOf(sender(kind, verification));
    expect(fields.length + texts.length).toBeGreaterThan(0);
    if (fields.length > 0) {
      expect(fields.map(({ value }) => value)).toContain(URL);
      expect(fields.map(({ value }) => value)).toContain(SECRET);
    }
    for (const each of texts) {
      expect(each.text).toContain(URL);
      expect(each.text).toContain(SECRET);
    }
  });

  it("is a receiver that Alertmanager reads", () => {
    const [receiver] = parse(text("alertmanager", "bearer", "receiver")).receivers;
    expect(receiver.webhook_configs).toEqual([
      {
        url: URL,
        send_resolved: true,
        http_config: { authorization: { type: "Bearer", credentials: SECRET } },
      },
    ]);
    const [basic] = parse(text("alertmanager", "basic", "receiver")).receivers;
    expect(basic.webhook_configs[0].http_config).toEqual({ basic_auth: { username: "alerts", password: SECRET } });
    const [pagerduty] = parse(text("pagerduty", "routing_key", "pagerdutyReceiver")).receivers;
    expect(pagerduty.pagerduty_configs).toEqual([{ url: URL, routing_key: SECRET, send_resolved: true }]);
  });

  it("is a contact point that Grafana reads", () => {
    const [point] = parse(text("grafana", "hmac", "contactPoint")).contactPoints;
    expect(point.receivers[0]).toMatchObject({
      type: "webhook",
      settings: {
        url: URL,
        hmacConfig: {
          secret: SECRET,
          header: "X-Grafana-Alerting-Signature",
          timestampHeader: "X-Grafana-Alerting-Timestamp",
        },
      },
    });
  });

  it("is a config map that Argo CD reads", () => {
    const [secret, config] = parseAllDocuments(text("argocd", "bearer", "argocd")).map((each) => each.toJS());
    expect(secret.stringData).toEqual({ "sre-assistant": SECRET });
    expect(parse(config.data["service.webhook.sre-assistant"])).toEqual({
      url: URL,
      headers: [
        { name: "Content-Type", value: "application/json" },
        { name: "Authorization", value: "Bearer $sre-assistant" },
      ],
    });
    expect(parse(config.data["trigger.sre-assistant"])[0].send).toEqual(["sre-assistant"]);
  });
});
