import { z } from "zod";
import type { Annotator, WantedAnnotation } from "@/server/ports/annotator";
import type { Dashboards } from "@/server/ports/dashboards";
import type { GrafanaCall } from "./grafana-call";
import { readAnswer } from "./read-answer";

const TIMEOUT_MS = 10_000;
const created = z.object({ id: z.number() });
const found = z.array(z.object({ id: z.number() }));

/**
 * `POST /api/annotations` takes no key that would make it safe to repeat, so each carries a tag of its own; and some
 * versions take an unknown dashboard for none, so the dashboard is read first.
 */
export function grafanaAnnotator(call: GrafanaCall, dashboards: Pick<Dashboards, "dashboard">): Annotator {
  async function find(tag: string, signal?: AbortSignal): Promise<number | undefined> {
    const { body } = await call({
      path: "api/annotations",
      params: [
        ["tags", tag],
        ["limit", "1"],
      ],
      as: "write",
      timeoutMs: TIMEOUT_MS,
      ...(signal && { signal }),
    });
    return readAnswer(found, body, "annotations")[0]?.id;
  }

  return {
    async write(annotation: WantedAnnotation, mayStand: boolean, signal?: AbortSignal) {
      const { id, at, from, text, tags, dashboardUid, panelId } = annotation;
      const tag = `war-room-id:${id}`;
      const known = mayStand ? await find(tag, signal) : undefined;
      if (known !== undefined) return known;
      if (dashboardUid !== undefined) await dashboards.dashboard(dashboardUid, signal);
      const times = from === undefined ? { time: at } : { time: from, timeEnd: at };
      const place =
        dashboardUid === undefined ? {} : { dashboardUID: dashboardUid, ...(panelId !== undefined && { panelId }) };
      const { body } = await call({
        method: "POST",
        path: "api/annotations",
        body: { ...place, ...times, text, tags: [...tags, tag] },
        as: "write",
        timeoutMs: TIMEOUT_MS,
        ...(signal && { signal }),
      });
      return readAnswer(created, body, "annotation").id;
    },
  };
}
