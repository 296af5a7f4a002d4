import type { AlertBook } from "../alerting/alert-book";
import type { StateChange } from "../alerting/state-changes";
import { jsonField, stringField, timeField } from "../frames/data-frame";
import { encodeFrame } from "../frames/encode-frame";
import { json, message } from "../http/reply";
import { guardedRoute, type Route } from "../http/route";

export type HistoryBackend = "annotations" | "loki";

const DAY = 86_400_000;

/** The frame that the history kept in annotations gives. Its times are a thousand times too large: so are Grafana's. */
function fromAnnotations(changes: readonly StateChange[], ruleUid: string): Record<string, unknown> {
  const labels = { from: "state-history", ruleUID: ruleUid };
  const column = (name: string, read: (change: StateChange) => string) =>
    stringField(name, changes.map(read), { labels });
  return encodeFrame("", {
    name: "states",
    refId: "",
    fields: [
      timeField(
        changes.map(({ at }) => at * 1000),
        { name: "time", labels },
      ),
      column("text", (change) => change.text),
      column("prev", (change) => change.previous),
      column("next", (change) => change.next),
      column("data", (change) => JSON.stringify({ values: change.values })),
    ],
  });
}

/** The frame that the history kept in Loki gives. */
function fromLoki(changes: readonly StateChange[]): Record<string, unknown> {
  return encodeFrame("", {
    name: "states",
    refId: "",
    fields: [
      timeField(
        changes.map(({ at }) => at),
        { name: "time" },
      ),
      jsonField(
        "line",
        changes.map((change) => ({
          schemaVersion: 1,
          previous: change.previous,
          current: change.next,
          values: change.values,
          condition: Object.keys(change.values)[0] ?? "",
          dashboardUID: change.dashboardUid,
          panelID: change.panelId,
          ruleTitle: change.ruleTitle,
          ruleID: 0,
          ruleUID: change.ruleUid,
          labels: change.labels,
        })),
      ),
      jsonField(
        "labels",
        changes.map(({ folderUid, group }) => ({ folderUID: folderUid, from: "state-history", group, orgID: "1" })),
      ),
    ],
  });
}

/** What alert rules went through, in one of two forms: where Grafana keeps it decides. */
export function stateHistoryRoutes(book: AlertBook, now: () => number, backend: HistoryBackend): Route[] {
  return [
    guardedRoute("GET", "/api/v1/rules/history", "alert.rules:read", async ({ url }) => {
      const get = (name: string) => url.searchParams.get(name) ?? "";
      const ruleUid = get("ruleUID");
      const rules = await book.rules();
      if (backend === "annotations") {
        if (!ruleUid) return message(500, "ruleUID is required to query annotations");
        if (!rules.some(({ rule }) => rule.uid === ruleUid)) {
          return message(500, "failed to look up the requested rule");
        }
      }
      const to = Number(get("to")) * 1000 || now();
      const from = Number(get("from")) * 1000 || to - DAY;
      const wanted = [...url.searchParams].flatMap(([name, value]): [string, string][] =>
        name.startsWith("labels_") && backend === "loki" ? [[name.slice("labels_".length), value]] : [],
      );
      const found = book
        .changes(from, to)
        .filter((change) => !ruleUid || change.ruleUid === ruleUid)
        .filter(({ labels }) => wanted.every(([name, value]) => labels[name] === value))
        .slice(-(Number(get("limit")) || 5_000));
      return json(backend === "loki" ? fromLoki(found) : fromAnnotations(found, ruleUid));
    }),
  ];
}
