import type { StateChange } from "../alerting/state-changes";
import type { Annotation, AnnotationStore } from "./annotation-store";

type StateChanges = (from: number, to: number) => StateChange[];

const DAY = 86_400_000;

/** An annotation as it is sent: what is empty is left out. */
export function annotationOnTheWire({ tags, text, panelId, ...annotation }: Annotation): Record<string, unknown> {
  return {
    ...annotation,
    ...(panelId > 0 ? { panelId } : {}),
    ...(text ? { text } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  };
}

/** A change of an alert's state, as the annotation that Grafana keeps of it. */
function asAnnotation(change: StateChange): Annotation & Record<string, unknown> {
  const at = change.at;
  return {
    // Above the numbers of what is written by hand.
    id: 2_000_000_000 + (Math.floor(at / 1000) % 1_000_000_000),
    alertId: 1,
    alertName: change.ruleTitle,
    dashboardUID: change.dashboardUid,
    panelId: change.panelId,
    newState: change.next,
    prevState: change.previous,
    created: at,
    updated: at,
    time: at,
    timeEnd: at,
    text: change.text,
    tags: Object.entries(change.labels).map(([name, value]) => `${name}:${value}`),
    login: "",
    email: "",
    avatarUrl: "",
    data: { values: change.values },
  };
}

/** `GET /api/annotations`, newest first. Times that are no numbers count as none. */
export function searchAnnotations(
  store: AnnotationStore,
  stateChanges: StateChanges,
  query: URLSearchParams,
  now: number,
): unknown[] {
  const time = (name: string) => Number(query.get(name) ?? "") || undefined;
  const [from, to] = [time("from"), time("to")];
  const tags = query.getAll("tags");
  const any = query.get("matchAny") === "true";
  const alertUid = query.get("alertUID");
  const kind = query.get("type");
  const written = kind === "alert" || alertUid ? [] : store.within(from, to);
  const changes =
    kind === "annotation"
      ? []
      : stateChanges(from ?? (to ?? now) - DAY, to ?? now)
          .filter(({ ruleUid }) => !alertUid || ruleUid === alertUid)
          .map(asAnnotation);
  return [...written, ...changes]
    .filter((one) => {
      const has = (tag: string) => one.tags.includes(tag);
      return (
        (tags.length === 0 || (any ? tags.some(has) : tags.every(has))) &&
        (!query.get("dashboardUID") || one.dashboardUID === query.get("dashboardUID")) &&
        (!query.get("panelId") || one.panelId === Number(query.get("panelId"))) &&
        !query.get("userId")
      );
    })
    .sort((a, b) => b.time - a.time || b.id - a.id)
    .slice(0, Number(query.get("limit") ?? 0) || 100)
    .map(annotationOnTheWire);
}

/** How often each tag is used. */
export function tagCounts(store: AnnotationStore, query: URLSearchParams): { tag: string; count: number }[] {
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
