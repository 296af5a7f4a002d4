import type { SandboxDashboard } from "../dashboards/sandbox-dashboards";
import { lacking } from "../http/permissions";
import { readJson } from "../http/read-json";
import { json, message, type Reply } from "../http/reply";
import { type Call, type Route, route } from "../http/route";
import type { Annotation, AnnotationInput, AnnotationStore } from "./annotation-store";

const number = (value: unknown): number | undefined => (typeof value === "number" && value > 0 ? value : undefined);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;
const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

/** Annotations with Grafana's own surprises: no tags are left out of the answer, and PATCH cannot empty a text. */
export function annotationRoutes(
  store: AnnotationStore,
  dashboards: readonly SandboxDashboard[],
  now: () => number,
): Route[] {
  const known = (uid: string) => dashboards.some(({ dashboard }) => dashboard.uid === uid);
  const guarded =
    (action: string, handle: (call: Call, body: Record<string, unknown>) => Reply): Route["handle"] =>
    async (call) => {
      const refusal = lacking(call.identity, action);
      if (refusal) return refusal;
      if (call.request.method === "DELETE") return handle(call, {});
      const body = await readJson(call.request);
      return body ? handle(call, body) : message(400, "bad request data");
    };
  const found = (call: Call) => store.get(Number(call.parameters[0]));
  const missing = () => message(404, "Annotation not found");

  function input(body: Record<string, unknown>): AnnotationInput {
    const uid = text(body.dashboardUID);
    const dashboardUID = uid && known(uid) ? uid : null;
    const time = number(body.time) ?? now();
    return {
      dashboardUID,
      panelId: dashboardUID ? (number(body.panelId) ?? 0) : 0,
      time,
      timeEnd: Math.max(time, number(body.timeEnd) ?? time),
      text: text(body.text),
      tags: strings(body.tags) ?? [],
      data: record(body.data) ?? {},
    };
  }

  return [
    route("GET", "/api/annotations", ({ url }) => json(search(store, url.searchParams).map(onTheWire))),
    route("GET", "/api/annotations/tags", ({ url }) => json({ result: { tags: tagCounts(store, url.searchParams) } })),
    route(
      "POST",
      "/api/annotations",
      guarded("annotations:create", ({ identity }, body) => {
        if (!text(body.text)) return message(400, "Failed to save annotation");
        const uid = text(body.dashboardUID);
        // What 12.4 answers: it looks the dashboard up to check who may write on it.
        if (uid && !known(uid)) return message(500, "Error while checking annotation permissions");
        return json({ message: "Annotation added", id: store.add(input(body), identity).id });
      }),
    ),
    route(
      "POST",
      "/api/annotations/graphite",
      guarded("annotations:create", ({ identity }, body) => {
        const what = text(body.what);
        if (!what) return message(400, "Failed to save Graphite annotation");
        const tags = strings(body.tags) ?? text(body.tags).split(" ").filter(Boolean);
        const time = (number(body.when) ?? now() / 1000) * 1000;
        const more = text(body.data);
        const added = store.add(
          { ...input({}), time, timeEnd: time, text: more ? `${what}\n${more}` : what, tags },
          identity,
        );
        return json({ message: "Graphite annotation added", id: added.id });
      }),
    ),
    route("GET", "/api/annotations/:id", (call) => {
      const annotation = found(call);
      return annotation ? json(onTheWire(annotation)) : missing();
    }),
    route(
      "PUT",
      "/api/annotations/:id",
      guarded("annotations:write", (call, body) => {
        const before = found(call);
        if (!before) return missing();
        const { time, timeEnd, text: replaced, tags, data } = input({ time: before.time, ...body });
        return store.change(before.id, { time, timeEnd, text: replaced, tags, data })
          ? json({ message: "Annotation updated" })
          : message(500, "Failed to update annotation");
      }),
    ),
    route(
      "PATCH",
      "/api/annotations/:id",
      guarded("annotations:write", (call, body) => {
        const before = found(call);
        if (!before) return missing();
        const fields: Partial<AnnotationInput> = {};
        if (text(body.text)) fields.text = text(body.text);
        const [tags, data, time, timeEnd] = [
          strings(body.tags),
          record(body.data),
          number(body.time),
          number(body.timeEnd),
        ];
        if (tags) fields.tags = tags;
        if (data) fields.data = data;
        if (time) fields.time = time;
        if (timeEnd) fields.timeEnd = timeEnd;
        return store.change(before.id, fields)
          ? json({ message: "Annotation patched" })
          : message(500, "Failed to update annotation");
      }),
    ),
    route(
      "DELETE",
      "/api/annotations/:id",
      guarded("annotations:delete", (call) => {
        const before = found(call);
        if (!before) return missing();
        return store.remove(before.id)
          ? json({ message: "Annotation deleted" })
          : message(500, "Failed to delete annotation");
      }),
    ),
  ];
}

function onTheWire({ tags, ...annotation }: Annotation): Partial<Annotation> {
  return tags.length > 0 ? { ...annotation, tags } : annotation;
}

function search(store: AnnotationStore, query: URLSearchParams): Annotation[] {
  const time = (name: string) => (query.get(name) ? Number(query.get(name)) : undefined);
  const tags = query.getAll("tags");
  const any = query.get("matchAny") === "true";
  const limit = Number(query.get("limit") ?? 0) || 100;
  if (query.get("type") === "alert") return [];
  return store
    .within(time("from"), time("to"))
    .filter((one) => {
      const has = (tag: string) => one.tags.includes(tag);
      return (
        (tags.length === 0 || (any ? tags.some(has) : tags.every(has))) &&
        (!query.get("dashboardUID") || one.dashboardUID === query.get("dashboardUID")) &&
        (!query.get("panelId") || one.panelId === Number(query.get("panelId")))
      );
    })
    .slice(0, limit);
}

function tagCounts(store: AnnotationStore, query: URLSearchParams): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const tag of store.within(undefined, undefined).flatMap((one) => one.tags))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const part = query.get("tag") ?? "";
  return [...counts]
    .filter(([tag]) => tag.includes(part))
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => a.tag.localeCompare(b.tag))
    .slice(0, Number(query.get("limit") ?? 0) || 100);
}
