import { z } from "zod";
import type { AlertingSetup, SetupAccess } from "@/server/ports/alerting-setup";
import { frontendSettings } from "../frontend-settings";
import type { GrafanaCall } from "../grafana-call";
import { readAnswer } from "../read-answer";
import { contactPoints, contactPointUid, webhookSettings } from "./contact-point";
import { policyTree } from "./policy-tree";
import type { Route } from "./route-tree";
import { routingTree } from "./routing-tree";
import { sendTest } from "./send-test";
import { conflict, refusedWith, setupClient, type SetupClient } from "./setup-client";

const GROUP = "notifications.alerting.grafana.app";
/** Those whose objects are known, the best first. */
const VERSIONS = ["v1beta1", "v0alpha1"];
const FIRST_THAT_SIGNS = 12;

const organization = z.object({ id: z.number() });
const group = z.object({ versions: z.array(z.object({ version: z.string() })) });

/** Where the newer interface is; null where this Grafana has none or does not show it. */
async function appPlatform(ask: SetupClient, namespace: string): Promise<string | null> {
  try {
    const { versions } = readAnswer(group, await ask({ path: `apis/${GROUP}` }), "list of versions");
    const version = VERSIONS.find((each) => versions.some((offered) => offered.version === each));
    return version ? `apis/${GROUP}/${version}/namespaces/${namespace}` : null;
  } catch (error) {
    const status = refusedWith(error);
    if (status === 404 || status === 403) return null;
    throw error;
  }
}

/**
 * Makes a Grafana 11 to 13 call us: a webhook contact point, and a route to it at the head of its policies.
 * @param callAs a caller with a token, or with ours; what it keeps open it lets go of when it is closed
 */
export function grafanaAlertingSetup(callAs: (token: string | undefined) => GrafanaCall): AlertingSetup {
  async function using<T>({ token, signal }: SetupAccess, work: (tools: Tools) => Promise<T>): Promise<T> {
    const call = callAs(token);
    try {
      return await work(await toolsOf(setupClient(call, signal)));
    } finally {
      if (token !== undefined) await call.close();
    }
  }
  let last: Promise<unknown> = Promise.resolve();
  /** One change after another: the older interface has no versions by which one could see the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }
  const isOurs = (name: string) => (route: Route) => route.receiver === name;

  return {
    inspect: (name, access) =>
      using(access, async ({ version, points, tree }) => {
        const [contactPoint, { routes = [], keptBy }] = await Promise.all([points.state(name), tree.read()]);
        const signs = Number.parseInt(version, 10) >= FIRST_THAT_SIGNS;
        return { version, signs, contactPoint, hasRoute: routes.some(isOurs(name)), keptBy };
      }),

    connect: (hook, access) =>
      inTurn(() =>
        using(access, async ({ points, tree }) => {
          const { routes = [], keptBy } = await tree.read();
          if (keptBy) {
            const reason = "The notification policies are kept by a file or a program, which would put them back";
            throw conflict(`kept-by-${keptBy}`, reason);
          }
          const hadRoutes = routes.some((route) => !isOurs(hook.name)(route));
          const isNew = await points.put(hook);
          const own = tree.routeTo(hook.name, hook.matchers);
          try {
            await tree.change((present = []) => {
              const others = present.filter((route) => !isOurs(hook.name)(route));
              return [own, ...others];
            });
          } catch (error) {
            if (isNew) await points.remove(hook.name).catch(() => undefined);
            throw error;
          }
          return { hadRoutes };
        }),
      ),

    plan: (hook, access) =>
      using(access, async ({ ask }) => {
        const point = { uid: contactPointUid(hook.name), name: hook.name, type: "webhook" };
        const orgId = readAnswer(organization, await ask({ path: "api/org" }), "organization").id;
        const policies = policyTree(ask);
        const own = policies.routeTo(hook.name, hook.matchers);
        const present = await policies.whole().catch((error: unknown) => {
          if (refusedWith(error) === 403) return null;
          throw error;
        });
        const others = (present?.routes ?? []).filter((route) => !isOurs(hook.name)(route));
        return {
          contactPoint: { ...point, settings: webhookSettings(hook) },
          policies: present && { ...present, routes: [own, ...others] },
          orgId,
        };
      }),

    test: (hook, access) => using(access, ({ ask, base }) => sendTest(ask, hook, base)),

    undo: (name, { hadRoutes }, access) =>
      inTurn(() =>
        using(access, async ({ points, tree }) => {
          await tree.change((present) => {
            const others = present?.filter((route) => !isOurs(name)(route));
            if (!present || !others || others.length === present.length) return present;
            return others.length === 0 && !hadRoutes ? undefined : others;
          });
          await points.remove(name);
        }),
      ),
  };
}

type Tools = Awaited<ReturnType<typeof toolsOf>>;

async function toolsOf(ask: SetupClient) {
  const { namespace, buildInfo } = await frontendSettings((request) => ask(request));
  const base = await appPlatform(ask, namespace);
  return {
    ask,
    base,
    version: buildInfo.version,
    points: contactPoints(ask),
    tree: base === null ? policyTree(ask) : routingTree(ask, base),
  };
}
