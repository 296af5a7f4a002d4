import type { SandboxDataSource } from "../data-source";
import { readForm } from "../http/read-json";
import { json, message, type Reply } from "../http/reply";
import { type Call, guardedRoute, type Route } from "../http/route";

const PROMETHEUS_POSTS = /^api\/v1\/(query|query_range|series|labels|query_exemplars)$/;

/** Prometheus' plugin lets through only the POSTs that read. */
function refused({ type }: SandboxDataSource, method: string, path: string): Reply | undefined {
  const allowed = ["GET", "HEAD"].includes(method) || (method === "POST" && PROMETHEUS_POSTS.test(path));
  if (type !== "prometheus" || allowed) return undefined;
  return message(403, `non allow-listed ${method}s not allowed on proxied Prometheus datasource`);
}

/** `/api/datasources/proxy/uid/…`: what the system behind a data source answers, unchanged. */
export function dataSourceProxyRoutes(sources: readonly SandboxDataSource[]): Route[] {
  async function proxy({ request, url, parameters, signal }: Call): Promise<Reply> {
    const [uid, path = ""] = parameters;
    const source = sources.find((candidate) => candidate.uid === uid);
    if (!source) return json({ message: "Unable to find datasource", traceID: "" }, 404);
    const method = request.method ?? "GET";
    const refusal = refused(source, method, path);
    if (refusal) return refusal;
    if (!source.backend) return { status: 502 };
    const answer = await source.backend({
      method,
      path,
      parameters: await readForm(request, url.searchParams),
      signal,
    });
    return typeof answer.body === "string"
      ? { status: answer.status, text: answer.body }
      : json(answer.body, answer.status);
  }
  return [guardedRoute("ANY", "/api/datasources/proxy/uid/:uid/*", "datasources:query", proxy)];
}
