import { isIP } from "node:net";
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from "undici";
import webPush from "web-push";
import type { Logger } from "@/server/platform/logger";
import type { PushMessage, PushOutcome, PushSender, PushTarget } from "@/server/ports/push-sender";
import { guardedLookup } from "./guarded-lookup";
import { isPublicAddress } from "./is-public-address";
import { outcomeOfStatus } from "./outcome-of-status";
import { pushServices } from "./push-services";
import { type VapidKeys, usableVapidKeys } from "./vapid-keys";

const PATIENCE_MS = 10_000;
const CONNECT_MS = 5_000;
const MOST_CONNECTIONS = 8;
/** Answers are not read beyond this, and nothing of them is kept. */
const ANSWER_MAX_BYTES = 4_096;

export interface WebPushOptions {
  /** Null: push is switched off. */
  keys: VapidKeys | null;
  log: Logger;
  /** Hosts of push services besides the known ones. */
  services?: readonly string[];
  /** A proxy decides by itself which addresses it reaches. */
  proxies?: { http?: string; https?: string; no?: string };
  /** Certificates that are trusted besides the usual ones. */
  ca?: string[];
  patienceMs?: number;
}

/** Sends through the push services of the browsers' makers, and to no other address. @throws EnvError for a wrong pair of keys */
export function createWebPush(options: WebPushOptions): PushSender {
  const { log, services: own = [], patienceMs = PATIENCE_MS } = options;
  const keys = options.keys && usableVapidKeys(options.keys);
  const services = pushServices(own);
  const open = transport(options, true);
  const named = transport(options, false);

  async function post(target: PushTarget, message: PushMessage, vapid: VapidKeys): Promise<PushOutcome> {
    const verdict = services.judge(target.endpoint);
    if (!verdict) return { state: "refused", reason: "address" };
    const { hostname } = new URL(target.endpoint);
    const literal = hostname.replace(/^\[|\]$/g, "");
    if (verdict !== "exact" && isIP(literal) && !isPublicAddress(literal))
      return { state: "refused", reason: "address" };
    const { endpoint, p256dh, auth } = target;
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, message.payload, {
      vapidDetails: vapid,
      TTL: message.ttlSeconds,
      urgency: message.urgency,
      topic: message.topic,
    });
    const answer = await request(endpoint, {
      method: "POST",
      headers: headers as Record<string, string>,
      body,
      dispatcher: verdict === "exact" ? named : open,
      signal: AbortSignal.timeout(patienceMs),
    });
    // Read to its end, a connection serves again; a long one is cut.
    await answer.body.dump({ limit: ANSWER_MAX_BYTES }).catch(() => undefined);
    return outcomeOfStatus(answer.statusCode, answer.headers["retry-after"], Date.now());
  }

  return {
    publicKey: keys?.publicKey ?? null,
    accepts: (endpoint) => services.judge(endpoint) !== null,
    async send(target, message) {
      if (!keys) return { state: "refused", reason: "off" };
      try {
        return await post(target, message, keys);
      } catch (error) {
        // The address is a secret of that browser: only its host goes into the log.
        const { host } = new URL(target.endpoint);
        const code = (error as NodeJS.ErrnoException).code ?? (error as Error).name;
        log.debug({ host, code }, "a push service could not be reached");
        if (code === "ENOTPUBLIC") return { state: "refused", reason: "address" };
        if (error instanceof Error && /p256dh|auth|public key/i.test(error.message))
          return { state: "refused", reason: "keys" };
        return { state: "later", afterMs: null, reason: code };
      }
    },
    close: async () => {
      await Promise.all([open.destroy(), named.destroy()]);
    },
  };
}

function transport({ proxies, ca }: WebPushOptions, isGuarded: boolean): Dispatcher {
  const connect = {
    timeout: CONNECT_MS,
    ...(ca && { ca }),
    ...(isGuarded && { lookup: guardedLookup }),
  };
  const options = { connections: MOST_CONNECTIONS, connect };
  if (!proxies?.https || !isGuarded) return new Agent(options);
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: proxies.http ?? "",
    httpsProxy: proxies.https,
    noProxy: proxies.no ?? "",
  });
}
