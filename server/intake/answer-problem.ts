import type { ServerResponse } from "node:http";
import type { RefusedPart } from "@/server/intake/contract/reported";

/** Answers by what went wrong. The name is the end of the problem's type and does not change. */
const PROBLEMS = {
  unauthorized: { status: 401, title: "The call is not proven to come from a source that is known here" },
  replayed: { status: 409, title: "This signed call has been taken before" },
  "method-not-allowed": { status: 405, title: "Only POST is taken here" },
  "too-slow": { status: 408, title: "The body did not come in time" },
  "too-large": { status: 413, title: "The body is larger than 5 MiB, or inflates to more than that" },
  "unknown-encoding": { status: 415, title: "The body may come as it is, or as gzip or deflate" },
  unusable: { status: 422, title: "The body is not what this source sends" },
  busy: { status: 503, title: "Nothing more can be taken at the moment" },
} as const;
export type Problem = keyof typeof PROBLEMS;

const RETRY_AFTER_SECONDS = 5;

/** Answers with a problem (RFC 9457). It says what is wrong with the call, and nothing of what is here. */
export function answerProblem(res: ServerResponse, problem: Problem, errors: readonly RefusedPart[] = []): void {
  if (res.destroyed || res.headersSent) return void res.destroy();
  const { status, title } = PROBLEMS[problem];
  const body = Buffer.from(
    JSON.stringify({ type: `/problems/${problem}`, title, status, ...(errors.length > 0 && { errors }) }),
  );
  res.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": body.byteLength,
    "cache-control": "no-store",
    // What has not been read of the body must not be taken for the next call.
    ...(!res.req.complete && { connection: "close" }),
    ...(problem === "busy" && { "retry-after": String(RETRY_AFTER_SECONDS) }),
    ...(problem === "method-not-allowed" && { allow: "POST, PUT" }),
  });
  res.end(body);
}
