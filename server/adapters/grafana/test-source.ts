import { z } from "zod";
import type { DataSourceHealth } from "@/server/connection/contract";
import { AppError } from "@/server/platform/errors";
import type { GrafanaCall } from "./grafana-call";
import { readAnswer } from "./read-answer";

const TIMEOUT_MS = 10_000;
const MOST_CHARACTERS = 300;

const answer = z.object({ status: z.string().catch(""), message: z.string().catch("") });

/** Addresses in a plugin's words are an installation's own business. */
function withoutAddresses(text: string): string {
  return text
    .replaceAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi, "…")
    .replaceAll(/\b(dial tcp|lookup|on) [^\s:]+(:\d+)?/g, "$1 …")
    .replaceAll(/\[?[0-9a-f]*:[0-9a-f:]+\]?:\d+|\b\d{1,3}(\.\d{1,3}){3}(:\d+)?/gi, "…")
    .slice(0, MOST_CHARACTERS);
}

/** `GET /api/datasources/uid/:uid/health`: 200 and OK, or 400 and ERROR, both with the plugin's words. */
export async function testSource(call: GrafanaCall, uid: string, signal?: AbortSignal): Promise<DataSourceHealth> {
  const started = performance.now();
  const done = (state: DataSourceHealth["state"], message: string): DataSourceHealth => ({
    uid,
    state,
    message: withoutAddresses(message),
    tookMs: Math.round(performance.now() - started),
  });
  try {
    const { body } = await call({
      path: `api/datasources/uid/${encodeURIComponent(uid)}/health`,
      timeoutMs: TIMEOUT_MS,
      waitsForSource: true,
      ...(signal && { signal }),
      acceptFailed: (status, given) => status === 400 && answer.safeParse(given).success,
    });
    const { status, message } = readAnswer(answer, body, "health of a data source");
    return done(status === "OK" ? "ok" : "failed", message);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, status } = error.details;
    if (error.code === "GRAFANA_TIMEOUT") return done("failed", error.message);
    if (status === 501 || code === "plugin.notImplemented") return done("untestable", "");
    if (status === 404) throw new AppError("NOT_FOUND", "Grafana has no such data source", { dataSourceUid: uid });
    if (status === 500) return done("failed", error.message);
    throw error;
  }
}
