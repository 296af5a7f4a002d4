import { createECDH, createPublicKey, verify } from "node:crypto";
import type * as Dns from "node:dns";
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { TEST_CERTIFICATE, TEST_KEY } from "@/server/adapters/grafana/test-certificate.suite";
import { startTestPushService, type TestPushService } from "@/server/adapters/webpush/testing/test-push-service";
import { createWebPush } from "@/server/adapters/webpush/web-push-sender";
import { createLogger } from "@/server/platform/logger";
import type { PushMessage, PushSender, PushTarget } from "@/server/ports/push-sender";
import { pushSenderSuite } from "@/server/ports/push-sender.suite";

// A name server that somebody else owns may answer with whatever address it likes.
vi.mock("node:dns", async (importOriginal) => {
  const real = await importOriginal<typeof Dns>();
  type Answered = (error: Error | null, addresses: { address: string; family: number }[]) => void;
  const lookup = (name: string, options: object, answered: Answered) =>
    name.endsWith(".push.apple.com")
      ? answered(null, [
          { address: name.startsWith("six") ? "::1" : "127.0.0.1", family: name.startsWith("six") ? 6 : 4 },
        ])
      : real.lookup(name, { ...options, all: true }, answered);
  return { ...real, lookup };
});

const log = createLogger("silent");
const own = createECDH("prime256v1");
const publicKey = own.generateKeys("base64url");
const keys = { publicKey, privateKey: own.getPrivateKey("base64url"), subject: "mailto:ops@example.com" };

let plain: TestPushService;
let secure: TestPushService;
let push: PushSender;

beforeAll(async () => {
  plain = await startTestPushService();
  secure = await startTestPushService({ cert: TEST_CERTIFICATE, key: TEST_KEY });
  push = createWebPush({ keys, log, services: ["127.0.0.1", "localhost"], ca: [TEST_CERTIFICATE], patienceMs: 500 });
});
beforeEach(() => {
  for (const service of [plain, secure]) {
    service.received.length = 0;
    service.answer = (res) => res.writeHead(201).end();
  }
});
afterAll(async () => {
  await push.close();
  for (const service of [plain, secure]) service.close();
});

const target = (endpoint = plain.browser().endpoint): PushTarget => ({ ...plain.browser(), endpoint });
const message: PushMessage = {
  payload: '{"title":"#214 · Ada 提及您"}',
  ttlSeconds: 3_600,
  urgency: "high",
  topic: "room-1",
};
const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (res: ServerResponse) =>
    void res.writeHead(status, headers).end("x");
const json = (part = "") => JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;

pushSenderSuite("Web Push", async (isOn) => {
  const service = await startTestPushService();
  const sender = createWebPush({ keys: isOn ? keys : null, log, services: ["127.0.0.1"] });
  const taken: Buffer[] = [];
  const answer = (status: number) => {
    service.answer = (res) => {
      const body = service.received.at(-1)?.body;
      if (status === 201 && body) taken.push(body);
      res.writeHead(status).end();
    };
  };
  answer(201);
  return {
    sender,
    target: service.browser(),
    answer,
    arrived: () => taken.map((body) => service.read(body)),
    close: async () => {
      service.close();
      await sender.close();
    },
  };
});

describe("a message to a browser", () => {
  it("can be read there and nowhere on the way, and says how long and how urgent it is", async () => {
    expect(await push.send(target(), message)).toEqual({ state: "taken" });
    const [arrived] = plain.received;
    expect(arrived).toMatchObject({
      path: "/push/abc",
      headers: { ttl: "3600", urgency: "high", topic: "room-1", "content-encoding": "aes128gcm" },
    });
    expect(arrived?.body.includes("Ada")).toBe(false);
    expect(plain.read(arrived?.body)).toBe(message.payload);
  });

  it("is signed with this installation's key for that service alone", async () => {
    await push.send(target(), message);
    const [, token = "", key = ""] =
      /^vapid t=([^,]+), ?k=(.+)$/.exec(plain.received[0]?.headers.authorization ?? "") ?? [];
    expect(key).toBe(publicKey);
    const [head, claims, signature = ""] = token.split(".");
    const point = Buffer.from(publicKey, "base64url");
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"));
    const verifier = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: x ?? "", y: y ?? "" } });
    const signed = Buffer.from(`${head}.${claims}`);
    const given = Buffer.from(signature, "base64url");
    expect(verify("sha256", signed, { key: verifier, dsaEncoding: "ieee-p1363" }, given)).toBe(true);
    const { aud, exp, sub } = json(claims);
    expect({ aud, sub }).toEqual({ aud: plain.origin, sub: keys.subject });
    expect(Number(exp) * 1_000 - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it("goes over an encrypted line whose certificate is right, and over no other", async () => {
    expect(await push.send(secure.browser(), message)).toEqual({ state: "taken" });
    const untrusting = createWebPush({ keys, log, services: ["localhost"] });
    expect(await untrusting.send(secure.browser(), message)).toMatchObject({ state: "later" });
    expect(secure.received).toHaveLength(1);
    await untrusting.close();
  });
});

describe("what a push service answers", () => {
  const soon = new Date(Date.now() + 60_000).toUTCString();
  it.each([
    [200, {}, { state: "taken" }],
    [404, {}, { state: "gone" }],
    [410, {}, { state: "gone" }],
    [413, {}, { state: "too-large" }],
    [429, { "retry-after": "7" }, { state: "later", afterMs: 7_000, reason: "429" }],
    [429, {}, { state: "later", afterMs: null, reason: "429" }],
    [500, { "retry-after": "soon" }, { state: "later", afterMs: null, reason: "500" }],
    [503, { "retry-after": soon }, { state: "later", afterMs: expect.closeTo(60_000, -4), reason: "503" }],
    [400, {}, { state: "refused", reason: "400" }],
    [403, {}, { state: "refused", reason: "403" }],
  ])("%d %j means %j", async (status, headers, outcome) => {
    plain.answer = answering(status, headers);
    expect(await push.send(target(), message)).toEqual(outcome);
  });

  it("is not followed elsewhere", async () => {
    plain.answer = answering(307, { location: `${plain.origin}/other` });
    expect(await push.send(target(), message)).toEqual({ state: "refused", reason: "307" });
    expect(plain.received.map(({ path }) => path)).toEqual(["/push/abc"]);
  });

  it("is not waited for for ever", async () => {
    plain.answer = () => undefined;
    expect(await push.send(target(), message)).toMatchObject({ state: "later", afterMs: null });
  });

  it("is not read to the end when it is huge, or when it never ends", async () => {
    const part = Buffer.alloc(64 * 1024, 0x20);
    let sent = 0;
    plain.answer = (res) => {
      res.writeHead(201);
      const more = () => {
        while (!res.destroyed && sent < 256 * 1024 * 1024 && res.write(part)) sent += part.byteLength;
        if (!res.destroyed) res.once("drain", more);
      };
      more();
    };
    expect(await push.send(target(), message)).toEqual({ state: "taken" });
    expect(sent).toBeLessThan(32 * 1024 * 1024);
    plain.answer = (res) => void res.writeHead(201).write("never ending");
    expect((await push.send(target(), message)).state).toBe("taken");
  });

  it("may be none: the line is cut, or nobody is there", async () => {
    plain.answer = (res) => res.destroy();
    expect(await push.send(target(), message)).toMatchObject({ state: "later" });
    expect(await push.send(target("http://127.0.0.1:9/push"), message)).toMatchObject({ state: "later" });
  });
});

describe("an address from a browser", () => {
  it("that is no push service's is never called", async () => {
    const strict = createWebPush({ keys, log });
    const foreign = [
      `${plain.origin}/push`,
      secure.origin.replace("localhost", "127.0.0.1"),
      secure.browser().endpoint,
      "https://169.254.169.254/latest/meta-data",
      "https://[::1]/push",
      "https://10.0.0.7/push",
      "https://example.com/push",
      "https://fcm.googleapis.com.example.com/push",
      "https://evilpush.apple.com.example.net/",
      "https://fcm.googleapis.com:8443/fcm/send/x",
      "https://user:pass@fcm.googleapis.com/fcm/send/x",
      "http://fcm.googleapis.com/fcm/send/x",
      "ftp://fcm.googleapis.com/",
      "not an address",
    ];
    expect(foreign.filter((endpoint) => strict.accepts(endpoint))).toEqual([]);
    const outcomes = await Promise.all(foreign.map((endpoint) => strict.send(target(endpoint), message)));
    expect(outcomes).toEqual(foreign.map(() => ({ state: "refused", reason: "address" })));
    expect([...plain.received, ...secure.received]).toEqual([]);
    await strict.close();
  });

  it("of every browser's maker is taken", () => {
    const services = [
      "https://fcm.googleapis.com/fcm/send/x:y",
      "https://updates.push.services.mozilla.com/wpush/v2/x",
      "https://wns2-par02p.notify.windows.com/w/?token=x",
      "https://web.push.apple.com/QGuQyavXutnMH",
    ];
    expect(services.filter((endpoint) => !push.accepts(endpoint))).toEqual([]);
  });

  it("under a name that leads to this machine is never called", async () => {
    for (const host of ["four.push.apple.com", "six.push.apple.com"]) {
      const outcome = await push.send(target(`https://${host}/x`), message);
      expect(outcome).toEqual({ state: "refused", reason: "address" });
    }
  });
});

describe("keys", () => {
  it("of a browser that are none are refused, not tried for ever", async () => {
    expect(await push.send({ ...target(), p256dh: "AAAA" }, message)).toEqual({ state: "refused", reason: "keys" });
    const offCurve = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString("base64url");
    expect(await push.send({ ...target(), p256dh: offCurve }, message)).toEqual({ state: "refused", reason: "keys" });
    expect([...plain.received, ...secure.received]).toEqual([]);
  });

  it("sign as well where the private one was written down without its leading zero", async () => {
    const curve = createECDH("prime256v1");
    curve.setPrivateKey(Buffer.alloc(31, 7));
    const short = { publicKey: curve.getPublicKey("base64url"), privateKey: curve.getPrivateKey("base64url") };
    expect(Buffer.from(short.privateKey, "base64url")).toHaveLength(31);
    const sender = createWebPush({ keys: { ...keys, ...short }, log, services: ["127.0.0.1"] });
    expect(await sender.send(target(), message)).toEqual({ state: "taken" });
    expect(plain.received[0]?.headers.authorization).toContain(`k=${short.publicKey}`);
    await sender.close();
  });

  it("that do not belong together stop the start and say which variable to mend", () => {
    const other = createECDH("prime256v1").generateKeys("base64url");
    expect(() => createWebPush({ keys: { ...keys, publicKey: other }, log })).toThrow(/^VAPID_PUBLIC_KEY: /);
    expect(() => createWebPush({ keys: { ...keys, privateKey: "" }, log })).toThrow(/^VAPID_PRIVATE_KEY: /);
  });

  it("that are missing mean that nothing is sent", async () => {
    const off = createWebPush({ keys: null, log });
    expect(off.publicKey).toBeNull();
    expect(await off.send(target(), message)).toEqual({ state: "refused", reason: "off" });
    await off.close();
  });
});
