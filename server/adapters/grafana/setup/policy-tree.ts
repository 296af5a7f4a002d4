import { z } from "zod";
import type { HookState } from "@/server/ports/alerting-setup";
import { readAnswer } from "../read-answer";
import { ATTEMPTS, operatorOf, ROUTE_TIMES, sameJson, type Route, type RouteTree } from "./route-tree";
import { conflict, type SetupClient } from "./setup-client";

const PATH = "api/v1/provisioning/policies";
const tree = z.looseObject({
  provenance: z.string().optional(),
  routes: z.array(z.record(z.string(), z.unknown())).nullish(),
});

const KEEPERS: Readonly<Record<string, HookState["keptBy"]>> = { "": null, none: null, file: "file" };
/** Who keeps what has this provenance. */
export const keeperOf = (provenance = ""): HookState["keptBy"] =>
  Object.hasOwn(KEEPERS, provenance) ? (KEEPERS[provenance] ?? null) : "program";

/**
 * The tree by the provisioning API, which knows no versions: it is read again right before it is written and after it.
 * What somebody writes in that moment and is lost is put back from neither side.
 */
export function policyTree(ask: SetupClient): RouteTree & { whole(): Promise<{ routes?: readonly Route[] }> } {
  const read = async () => readAnswer(tree, await ask({ path: PATH }), "notification policies");
  return {
    /** The tree as it stands, without who keeps it. */
    async whole() {
      const { provenance: _, routes, ...rest } = await read();
      return { ...rest, ...(routes && { routes }) };
    },
    async read() {
      const { routes, provenance } = await read();
      return { routes: routes ?? undefined, keptBy: keeperOf(provenance) };
    },
    async change(edit) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const { provenance: _, ...before } = await read();
        const { routes: _routes, ...rest } = before;
        const routes = edit(before.routes ?? undefined);
        if (sameJson(routes, before.routes ?? undefined)) return;
        const wanted = { ...rest, ...(routes && { routes }) };
        const { provenance: __, ...now } = await read();
        if (!sameJson(now, before)) continue;
        await ask({ method: "PUT", path: PATH, body: wanted, headers: { "x-disable-provenance": "true" } });
        const { routes: written } = await read();
        if (sameJson(edit(written ?? undefined), written ?? undefined)) return;
      }
      throw conflict("busy", "Somebody else keeps changing the notification policies");
    },
    routeTo: (receiver, matchers): Route => ({
      receiver,
      ...(matchers.length > 0 && {
        object_matchers: matchers.map((one) => [one.name, operatorOf(one), one.value]),
      }),
      continue: true,
      ...ROUTE_TIMES,
    }),
  };
}
