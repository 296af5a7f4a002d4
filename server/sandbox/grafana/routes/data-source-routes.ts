import type { SandboxDataSource } from "../data-source";
import { PERMISSIONS } from "../http/permissions";
import { readForm } from "../http/read-json";
import { json, message, type Reply } from "../http/reply";
import type { Identity } from "../http/service-account-tokens";
import { type Call, guardedRoute, type Route } from "../http/route";

const listed = (source: SandboxDataSource): Record<string, unknown> => ({
  id: source.id,
  uid: source.uid,
  orgId: 1,
  name: source.name,
  type: source.type,
  typeName: source.typeName,
  typeLogoUrl: `public/plugins/${source.type}/img/logo.svg`,
  access: "proxy",
  url: source.url,
  user: "",
  database: "",
  basicAuth: false,
  isDefault: source.isDefault,
  jsonData: source.jsonData,
  readOnly: true,
});

const ofDataSources = ({ role }: Identity): Record<string, boolean> =>
  Object.fromEntries(
    Object.keys(PERMISSIONS[role])
      .filter((action) => action.startsWith("datasources"))
      .map((action) => [action, true]),
  );

/** Catalogue, health and plugin resources of the data sources. */
export function dataSourceRoutes(sources: readonly SandboxDataSource[]): Route[] {
  const withSource =
    (handle: (source: SandboxDataSource, call: Call) => Reply | Promise<Reply>, missing: () => Reply) =>
    (call: Call): Reply | Promise<Reply> => {
      const source = sources.find(({ uid }) => uid === call.parameters[0]);
      return source ? handle(source, call) : missing();
    };
  const unknown = () => message(404, "Data source not found");
  const detail = (source: SandboxDataSource, { url, identity }: Call) => {
    const { typeName: _typeName, ...fields } = listed(source);
    return json({
      ...fields,
      basicAuthUser: "",
      withCredentials: false,
      secureJsonFields: {},
      version: 1,
      ...(url.searchParams.get("accesscontrol") === "true" ? { accessControl: ofDataSources(identity) } : {}),
      apiVersion: "",
    });
  };
  return [
    guardedRoute("GET", "/api/datasources", "datasources:read", () =>
      json(sources.map(listed).sort((a, b) => String(a.name).localeCompare(String(b.name)))),
    ),
    guardedRoute("GET", "/api/datasources/uid/:uid", "datasources:read", withSource(detail, unknown)),
    guardedRoute("GET", "/api/datasources/name/:name", "datasources:read", (call) => {
      const source = sources.find((candidate) => candidate.name === call.parameters[0]);
      return source ? detail(source, call) : unknown();
    }),
    guardedRoute(
      "GET",
      "/api/datasources/uid/:uid/health",
      "datasources:query",
      withSource(
        async (source) => {
          const health = await source.health();
          return json(health, health.status === "OK" ? 200 : 400);
        },
        () => message(500, "Unable to load datasource metadata"),
      ),
    ),
    guardedRoute(
      "ANY",
      "/api/datasources/uid/:uid/resources/*",
      "datasources:query",
      withSource(
        async (source, { request, url, parameters, signal }) => {
          const answer = await source.resource({
            method: request.method ?? "GET",
            path: parameters[1] ?? "",
            parameters: await readForm(request, url.searchParams),
            signal,
          });
          return typeof answer.body === "string"
            ? { status: answer.status, text: answer.body }
            : json(answer.body, answer.status);
        },
        () => json({ message: "Unable to load datasource meta data", traceID: "" }, 500),
      ),
    ),
  ];
}
