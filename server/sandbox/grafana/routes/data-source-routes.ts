import type { SandboxDataSource } from "../data-source";
import { readJson } from "../http/read-json";
import { json, message, type Reply } from "../http/reply";
import { type Call, type Route, route } from "../http/route";

const listed = (source: SandboxDataSource): Record<string, unknown> => ({
  id: source.id,
  uid: source.uid,
  orgId: 1,
  name: source.name,
  type: source.type,
  typeName: source.typeName,
  typeLogoUrl: `public/app/plugins/datasource/${source.type}/img/logo.svg`,
  access: "proxy",
  url: source.url,
  user: "",
  database: "",
  basicAuth: false,
  isDefault: source.isDefault,
  jsonData: source.jsonData,
  readOnly: true,
  apiVersion: "",
});

/** Catalogue, health and plugin resources of the data sources. */
export function dataSourceRoutes(sources: readonly SandboxDataSource[]): Route[] {
  const withSource =
    (handle: (source: SandboxDataSource, call: Call) => Reply | Promise<Reply>) =>
    (call: Call): Reply | Promise<Reply> => {
      const source = sources.find(({ uid }) => uid === call.parameters[0]);
      return source ? handle(source, call) : message(404, "Data source not found");
    };
  const detail = (source: SandboxDataSource) =>
    json({ ...listed(source), basicAuthUser: "", withCredentials: false, secureJsonFields: {}, version: 1 });
  return [
    route("GET", "/api/datasources", () =>
      json(sources.map(listed).sort((a, b) => String(a.name).localeCompare(String(b.name)))),
    ),
    route("GET", "/api/datasources/uid/:uid", withSource(detail)),
    route("GET", "/api/datasources/name/:name", ({ parameters: [name] }) => {
      const source = sources.find((candidate) => candidate.name === name);
      return source ? detail(source) : message(404, "Data source not found");
    }),
    route(
      "GET",
      "/api/datasources/uid/:uid/health",
      withSource(async (source) => {
        const health = await source.health();
        return json(health, health.status === "OK" ? 200 : 400);
      }),
    ),
    route(
      "ANY",
      "/api/datasources/uid/:uid/resources/*",
      withSource(async (source, { request, url, parameters, signal }) => {
        const form = new URLSearchParams(url.searchParams);
        if (request.method === "POST") {
          for (const [name, value] of Object.entries((await readJson(request)) ?? {})) form.append(name, String(value));
        }
        const answer = await source.resource({
          method: request.method ?? "GET",
          path: parameters[1] ?? "",
          parameters: form,
          signal,
        });
        return json(answer.body, answer.status);
      }),
    ),
  ];
}
