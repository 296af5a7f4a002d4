import { defined, jsonOf, numberOf, ownField, textsOf, type Json } from "../json-values";
import type { ReadOldPanel } from "./old-panel";

/** Lists that kept their settings beside the options: what they called them, by what they are called today. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dashlist: {
    showStarred: "starred",
    showRecentlyViewed: "recent",
    showSearch: "search",
    showHeadings: "headings",
    maxItems: "limit",
    query: "query",
    folderId: "folderId",
    tags: "tags",
  },
  news: { feedUrl: "feedUrl", showImage: "showImage" },
  alertlist: {
    maxItems: "limit",
    sortOrder: "sortOrder",
    alertName: "nameFilter",
    dashboardAlerts: "onlyAlertsOnDashboard",
  },
};

/** States by which the alert list of Grafana 8 and older was filtered. */
const ALERT_STATES: Readonly<Record<string, string>> = {
  ok: "normal",
  alerting: "firing",
  no_data: "noData",
  execution_error: "error",
  pending: "pending",
};

function alertStates(stored: unknown): Json {
  const states = textsOf(stored).flatMap((state) => ownField(ALERT_STATES, state) ?? []);
  return states.length > 0 ? { stateFilter: Object.fromEntries(states.map((state) => [state, true])) } : {};
}

/** `dashlist`, `news` and `alertlist` with their settings in `options`. */
export const migrateListPanel: ReadOldPanel = (stored, fieldConfig) => {
  const type = String(stored.type);
  const options = jsonOf(stored.options);
  const { folderId, stateFilter, ...now } = options;
  const old = Object.entries(ownField(RENAMED, type) ?? {}).map(
    ([name, before]) => [name, now[name] ?? stored[before]] as const,
  );
  const moved = defined(Object.fromEntries(old));
  const states = Array.isArray(stateFilter ?? stored.stateFilter)
    ? alertStates(stateFilter ?? stored.stateFilter)
    : defined({ stateFilter });
  const maxItems = numberOf(moved.maxItems);
  return {
    type,
    options: { ...now, ...moved, ...defined({ folderId }), ...(maxItems === null ? {} : { maxItems }), ...states },
    fieldConfig,
  };
};
