import { z } from "zod";
import { readAnswer } from "../read-answer";
import { keeperOf } from "./policy-tree";
import { ATTEMPTS, operatorOf, ROUTE_TIMES, sameJson, type Route, type RouteTree } from "./route-tree";
import { conflict, refusedWith, type SetupClient } from "./setup-client";

const PROVENANCE = "grafana.com/provenance";
const tree = z.looseObject({
  metadata: z.looseObject({
    resourceVersion: z.string(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.looseObject({ routes: z.array(z.record(z.string(), z.unknown())).nullish() }),
});

/** The tree as an object of Kubernetes: a write that did not see the newest version is refused. */
export function routingTree(ask: SetupClient, base: string): RouteTree {
  const path = `${base}/routingtrees/user-defined`;
  const read = async () => readAnswer(tree, await ask({ path }), "routing tree");
  return {
    async read() {
      const { metadata, spec } = await read();
      return { routes: spec.routes ?? undefined, keptBy: keeperOf(metadata.annotations?.[PROVENANCE]) };
    },
    async change(edit) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const before = await read();
        const present = before.spec.routes ?? undefined;
        const routes = edit(present);
        if (sameJson(routes, present)) return;
        const body = { ...before, spec: { ...before.spec, routes: routes ?? [] } };
        try {
          await ask({ method: "PUT", path, body });
          return;
        } catch (error) {
          if (refusedWith(error) !== 409) throw error;
        }
      }
      throw conflict("busy", "Somebody else keeps changing the notification policies");
    },
    routeTo: (receiver, matchers): Route => ({
      receiver,
      continue: true,
      matchers: matchers.map((one) => ({ type: operatorOf(one), label: one.name, value: one.value })),
      ...ROUTE_TIMES,
      routes: [],
    }),
  };
}
