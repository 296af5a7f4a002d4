import type { DashboardStore } from "../dashboards/dashboard-store";
import { object, strings, text } from "../http/json-fields";
import { json, message, type Reply } from "../http/reply";
import { type Call, guardedRoute, type Route, writingRoute } from "../http/route";
import type { StateChange } from "../alerting/state-changes";
import type { AnnotationInput, AnnotationStore } from "./annotation-store";
import { annotationOnTheWire, searchAnnotations, tagCounts } from "./search-annotations";

const number = (value: unknown): number | undefined => (typeof value === "number" && value > 0 ? value : undefined);
const missing = (): Reply => message(404, "Annotation not found");
const graphiteFailed = (): Reply => message(400, "Failed to save Graphite annotation");

interface Sources {
  store: AnnotationStore;
  dashboards: DashboardStore;
  /** Changes of alert rules, which Grafana keeps as annotations. */
  stateChanges(from: number, to: number): StateChange[];
  now: () => number;
}

/** Annotations with Grafana's own surprises: no tags are left out of the answer, and PATCH cannot empty a text. */
export function annotationRoutes({ store, dashboards, stateChanges, now }: Sources): Route[] {
  const found = (call: Call) => store.get(Number(call.parameters[0]));

  function input(body: Record<string, unknown>): AnnotationInput {
    const first = number(body.time) ?? now();
    const second = number(body.timeEnd) ?? first;
    return {
      dashboardUID: text(body.dashboardUID),
      panelId: number(body.panelId) ?? 0,
      // An end before the beginning is turned round.
      time: Math.min(first, second),
      timeEnd: Math.max(first, second),
      text: text(body.text),
      tags: strings(body.tags) ?? [],
      data: object(body.data) ?? {},
    };
  }
  const badTimes = ({ time, timeEnd }: Record<string, unknown>): boolean =>
    [time, timeEnd].some((value) => value !== undefined && typeof value !== "number");

  return [
    guardedRoute("GET", "/api/annotations", "annotations:read", ({ url }) =>
      json(searchAnnotations(store, stateChanges, url.searchParams, now())),
    ),
    guardedRoute("GET", "/api/annotations/tags", "annotations:read", ({ url }) =>
      json({ result: { tags: tagCounts(store, url.searchParams) } }),
    ),
    writingRoute("POST", "/api/annotations", "annotations:create", ({ identity }, body) => {
      if (badTimes(body)) return message(400, "bad request data");
      if (!text(body.text)) return message(400, "Failed to save annotation");
      const uid = text(body.dashboardUID);
      // What 12.4 answers: it looks the dashboard up to check who may write on it.
      if (uid && !dashboards.dashboards.has(uid)) return message(500, "Error while checking annotation permissions");
      return json({ id: store.add(input(body), identity).id, message: "Annotation added" });
    }),
    writingRoute("POST", "/api/annotations/graphite", "annotations:create", ({ identity }, body) => {
      const what = text(body.what);
      const given = Array.isArray(body.tags) ? body.tags : text(body.tags).split(" ").filter(Boolean);
      const tags = strings(given) ?? [];
      if (!what || tags.length < given.length) return graphiteFailed();
      const time = (number(body.when) ?? now() / 1000) * 1000;
      const more = text(body.data);
      const fields = { ...input({}), time, timeEnd: time, text: more ? `${what}\n${more}` : what, tags };
      return json({ id: store.add(fields, identity).id, message: "Graphite annotation added" });
    }),
    writingRoute("POST", "/api/annotations/mass-delete", "annotations:delete", (_call, body) => {
      const id = number(body.annotationId);
      if (id !== undefined && !store.remove(id)) return missing();
      const [uid, panel] = [text(body.dashboardUID), number(body.panelId)];
      if (uid && panel) {
        for (const one of store.within(undefined, undefined)) {
          if (one.dashboardUID === uid && one.panelId === panel) store.remove(one.id);
        }
      }
      return json({ message: "Annotations deleted" });
    }),
    guardedRoute("GET", "/api/annotations/:id", "annotations:read", (call) => {
      const annotation = found(call);
      return annotation ? json(annotationOnTheWire(annotation)) : missing();
    }),
    writingRoute("PUT", "/api/annotations/:id", "annotations:write", (call, body) => {
      const before = found(call);
      if (!before) return missing();
      const {
        time,
        timeEnd,
        text: replaced,
        tags,
        data,
      } = input({ time: before.time, timeEnd: before.timeEnd, ...body });
      return store.change(before.id, { time, timeEnd, text: replaced, tags, data })
        ? json({ message: "Annotation updated" })
        : message(500, "Failed to update annotation");
    }),
    writingRoute("PATCH", "/api/annotations/:id", "annotations:write", (call, body) => {
      const before = found(call);
      if (!before) return missing();
      const [tags, data, time, timeEnd] = [
        strings(body.tags),
        object(body.data),
        number(body.time),
        number(body.timeEnd),
      ];
      const fields: Partial<AnnotationInput> = {
        ...(text(body.text) ? { text: text(body.text) } : {}),
        ...(tags ? { tags } : {}),
        ...(data ? { data } : {}),
        ...(time ? { time } : {}),
        ...(timeEnd ? { timeEnd } : {}),
      };
      return store.change(before.id, fields)
        ? json({ message: "Annotation patched" })
        : message(500, "Failed to update annotation");
    }),
    guardedRoute("DELETE", "/api/annotations/:id", "annotations:delete", (call) => {
      const before = found(call);
      return !before || store.remove(before.id)
        ? json({ message: "Annotation deleted" })
        : message(500, "Failed to delete annotation");
    }),
  ];
}
