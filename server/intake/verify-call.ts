import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { SourceOptions, Verification } from "@/server/intake/contract";

export interface VerifiedCall {
  /** All values of each header, by its name in lower case. */
  headers: ReadonlyMap<string, readonly string[]>;
  body: Buffer;
  now: Date;
}

export type Verdict =
  /** `signature` names a signed moment: it may come once. */
  { isProven: true; signature: string | null } | { isProven: false; reason: "missing" | "wrong" | "stale" | "twice" };

export const DEFAULT_SIGNATURE_HEADER = "x-grafana-alerting-signature";
/** GitLab sends the secret as it is. */
const DEFAULT_TOKEN_HEADER = "x-gitlab-token";
/** How far a signed time may lie from ours. */
const TOLERANCE_MS = 5 * 60_000;
const SECONDS = /^\d{1,12}$/;
const MOST_SIGNATURES = 10;
/** Compared where there is no second secret: an answer takes as long with one as with two. */
const NOBODYS = "no secret of anybody";

const hash = (text: string) => createHash("sha256").update(text).digest();
/** Compares in a time that tells nothing of where texts differ, or of their lengths. */
function comparedWith(told: string): (own: string) => boolean {
  const hashed = hash(told);
  return (own) => timingSafeEqual(hash(own), hashed);
}
const no = (reason: "missing" | "wrong" | "stale" | "twice"): Verdict => ({ isProven: false, reason });

/** True for each of them is tried, whatever the first says. */
function fitsAny(secrets: readonly string[], fits: (secret: string) => boolean): boolean {
  const tried = [0, 1].map((index) => fits(secrets[index] ?? NOBODYS) && index < secrets.length);
  return tried.includes(true);
}

class Unproven extends Error {
  constructor(readonly reason: "missing" | "twice") {
    super(reason);
  }
}

/** The one value of a header. Some servers join several and others take the first: two are never taken. */
function only({ headers }: VerifiedCall, name: string): string {
  const values = headers.get(name.toLowerCase()) ?? [];
  const [value] = values;
  if (value === undefined) throw new Unproven("missing");
  if (values.length > 1) throw new Unproven("twice");
  return value;
}

const isStale = (seconds: string, now: Date) =>
  !SECONDS.test(seconds) || Math.abs(now.getTime() - Number(seconds) * 1_000) > TOLERANCE_MS;

/** As Grafana signs: lower-case hexadecimal over the body, or over `<seconds>:<body>`. Some put `sha256=` before it. */
function byHmac(call: VerifiedCall, secrets: readonly string[], options: SourceOptions): Verdict {
  const told = only(call, options.header ?? DEFAULT_SIGNATURE_HEADER).replace(/^sha256=/, "");
  const time = options.timestampHeader === undefined ? null : only(call, options.timestampHeader);
  const isTold = comparedWith(told);
  const isProven = fitsAny(secrets, (secret) => {
    const hmac = createHmac("sha256", secret);
    if (time !== null) hmac.update(`${time}:`);
    return isTold(hmac.update(call.body).digest("hex"));
  });
  if (!isProven) return no("wrong");
  if (time === null) return { isProven, signature: null };
  return isStale(time, call.now) ? no("stale") : { isProven, signature: `${time}:${told}` };
}

/** https://www.standardwebhooks.com: base64 over `<id>.<seconds>.<body>`, several signatures beside each other. */
function byStandardWebhooks(call: VerifiedCall, secrets: readonly string[]): Verdict {
  const [id, time, told] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => only(call, name));
  const signatures = (told ?? "").split(" ", MOST_SIGNATURES).filter((each) => each.startsWith("v1,"));
  const areTold = signatures.map(comparedWith);
  const isProven = fitsAny(secrets, (secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const own = createHmac("sha256", key).update(`${id}.${time}.`).update(call.body).digest("base64");
    return areTold.map((isTold) => isTold(`v1,${own}`)).includes(true);
  });
  if (!isProven) return no("wrong");
  if (isStale(time ?? "", call.now)) return no("stale");
  return { isProven, signature: hash(`${id}.${time}.${told}`).toString("hex") };
}

function byRoutingKey({ body }: VerifiedCall, secrets: readonly string[]): Verdict {
  let told: unknown;
  try {
    told = (JSON.parse(body.toString("utf8")) as { routing_key?: unknown } | null)?.routing_key;
  } catch {
    told = undefined;
  }
  const isProven = fitsAny(secrets, comparedWith(typeof told === "string" ? told : ""));
  return isProven ? { isProven, signature: null } : no(typeof told === "string" ? "wrong" : "missing");
}

function byAuthorization(
  call: VerifiedCall,
  secrets: readonly string[],
  expected: (secret: string) => string,
): Verdict {
  const told = only(call, "authorization").replace(/^(\w+) +/, (_, scheme: string) => `${scheme.toLowerCase()} `);
  const isTold = comparedWith(told);
  const isProven = fitsAny(secrets, (secret) => isTold(expected(secret)));
  return isProven ? { isProven, signature: null } : no("wrong");
}

/** Whether a call comes from who knows one of the secrets. Each of them is tried, and in constant time. */
export function verifyCall(
  { verification, options }: { verification: Verification; options: SourceOptions },
  secrets: readonly string[],
  call: VerifiedCall,
): Verdict {
  try {
    switch (verification) {
      case "hmac":
        return byHmac(call, secrets, options);
      case "standard_webhooks":
        return byStandardWebhooks(call, secrets);
      case "routing_key":
        return byRoutingKey(call, secrets);
      case "bearer":
        return byAuthorization(call, secrets, (secret) => `bearer ${secret}`);
      case "basic": {
        const username = options.username ?? "";
        const encoded = (secret: string) => Buffer.from(`${username}:${secret}`).toString("base64");
        return byAuthorization(call, secrets, (secret) => `basic ${encoded(secret)}`);
      }
      case "token": {
        const told = only(call, options.header ?? DEFAULT_TOKEN_HEADER);
        const isProven = fitsAny(secrets, comparedWith(told));
        return isProven ? { isProven, signature: null } : no("wrong");
      }
      case "none":
        return { isProven: true, signature: null };
    }
  } catch (error) {
    if (error instanceof Unproven) return no(error.reason);
    throw error;
  }
}
