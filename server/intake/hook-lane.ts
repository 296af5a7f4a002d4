import type { IncomingMessage, ServerResponse } from "node:http";
import { answerProblem, type Problem } from "@/server/intake/answer-problem";
import { SOURCE_KINDS, type SourceKind } from "@/server/intake/contract";
import type { RefusedPart } from "@/server/intake/contract/reported";
import { sourceFinder, type CalledSource } from "@/server/intake/find-source";
import { keptHeaders } from "@/server/intake/kept-headers";
import { BODY_MAX_BYTES, readCallBody } from "@/server/intake/read-call-body";
import { refusalTally } from "@/server/intake/refusal-tally";
import { takeCall } from "@/server/intake/take-call";
import { type Verdict, type VerifiedCall, verifyCall } from "@/server/intake/verify-call";
import type { Services } from "@/server/platform/context";
import { isLoopback } from "@/server/platform/env";
import { toAppError } from "@/server/platform/errors";

const PATH = /^\/api\/hooks\/([\w-]+)\/([^/?]+)(\/v2\/(?:change\/)?enqueue)?$/;
/** Bodies that may be on their way at once, all callers together. */
const MOST_BYTES = 128 * 1024 * 1024;
const REFUSED: Record<string, Problem> = {
  too_large: "too-large",
  encoding: "unknown-encoding",
  unreadable: "unusable",
  too_slow: "too-slow",
};
/** Of a call that is verified in place of one with a key of nobody. */
const NOBODYS_HEADERS = new Map([["x-grafana-alerting-signature", ["0".repeat(64)]]]);
const PASSING = new Set(["TOO_MANY_PENDING", "DATABASE_UNAVAILABLE"]);

export type HookServices = Pick<
  Services,
  "pool" | "env" | "clock" | "log" | "counters" | "deliveries" | "mapper" | "embedded"
>;

/** Headers as they came: what came twice is seen to have come twice. */
function allHeaders({ rawHeaders }: IncomingMessage): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    const values = headers.get(name);
    if (values) values.push(rawHeaders[at + 1] ?? "");
    else headers.set(name, [rawHeaders[at + 1] ?? ""]);
  }
  return headers;
}

const kindOf = (name: string): SourceKind | undefined => SOURCE_KINDS.find((kind) => kind === name);

/**
 * `POST /api/hooks/<source>/<key>` takes what alerting systems send and answers 202 `{id, accepted, rejected?}` when it
 * is durably stored. Refusals are problems (RFC 9457); a key that nobody has is answered as a wrong signature is.
 */
export function hookLane(services: HookServices, { bodyDeadlineMs }: { bodyDeadlineMs?: number } = {}) {
  const { counters, clock, log } = services;
  const findSource = sourceFinder(services);
  const tally = refusalTally(services);
  let bytesAtOnce = 0;

  function refuse(res: ServerResponse, problem: Problem, why: string, errors?: readonly RefusedPart[]): void {
    counters.add("intake_refused_total", { reason: why });
    answerProblem(res, problem, errors);
  }

  /** Only where nobody else can call: a test, or the sandbox that calls itself. */
  const mayBeUnverified = (req: IncomingMessage) =>
    isLoopback(services.env.APP_URL) && /^(::ffff:)?127\.|^::1$/.test(req.socket.remoteAddress ?? "");

  function verdictOf(
    req: IncomingMessage,
    source: CalledSource | null,
    { headers, body }: Pick<VerifiedCall, "headers" | "body">,
  ): Verdict {
    const call = { headers, body, now: clock.now() };
    // As much work as for a source that is there.
    if (!source) {
      verifyCall({ verification: "hmac", options: {} }, [], { ...call, headers: NOBODYS_HEADERS });
      return { isProven: false, reason: "wrong" };
    }
    if (source.verification === "none" && !mayBeUnverified(req)) return { isProven: false, reason: "missing" };
    return verifyCall(source, source.secrets, call);
  }

  async function take(req: IncomingMessage, res: ServerResponse, name: string, key: string): Promise<void> {
    const receivedAt = clock.now();
    const read = await readCallBody(req, bodyDeadlineMs);
    if ("refused" in read) {
      if (read.refused === "gone") return void res.destroy();
      return refuse(res, REFUSED[read.refused] ?? "unusable", read.refused);
    }
    const { body } = read;
    const found = await findSource(key);
    const source = found && found.kind === kindOf(name) ? found : null;
    const headers = allHeaders(req);
    const verdict = verdictOf(req, source, { headers, body });
    if (!source || !verdict.isProven) {
      const reason = verdict.isProven ? "wrong" : verdict.reason;
      if (source) tally.note(source.id, reason);
      return refuse(res, "unauthorized", source ? `signature_${reason}` : "unknown_key");
    }
    const { signature } = verdict;
    const call = { body, headers: keptHeaders(headers), receivedAt, signature };
    const taken = await takeCall(services, source, call);
    if ("refused" in taken) {
      tally.note(source.id, taken.refused);
      return refuse(res, taken.refused, taken.refused, taken.errors);
    }
    counters.add("intake_calls_total", { kind: source.kind });
    const answer = Buffer.from(JSON.stringify(taken.answer));
    res.writeHead(202, {
      "content-type": "application/json",
      "content-length": answer.byteLength,
      "cache-control": "no-store",
    });
    res.end(answer);
  }

  return {
    /** Answers the request and says so, or says false. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const [, name, key] = PATH.exec((req.url ?? "").split("?", 1)[0] ?? "") ?? [];
      if (name === undefined || key === undefined) return false;
      if (req.method !== "POST" && req.method !== "PUT") {
        refuse(res, "method-not-allowed", "method");
        return true;
      }
      const bytes = Math.min(Number(req.headers["content-length"] ?? BODY_MAX_BYTES), BODY_MAX_BYTES);
      if (bytesAtOnce + bytes > MOST_BYTES) {
        refuse(res, "busy", "busy");
        return true;
      }
      bytesAtOnce += bytes;
      try {
        await take(req, res, name, key);
      } catch (error) {
        const { code } = toAppError(error);
        if (!PASSING.has(code)) log.error({ err: error }, "a webhook call failed");
        refuse(res, "busy", code.toLowerCase());
      } finally {
        bytesAtOnce -= bytes;
      }
      return true;
    },
    close: () => tally.close(),
  };
}
