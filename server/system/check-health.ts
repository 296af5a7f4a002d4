import { identityHealth } from "@/server/identity/identity-health";
import type { Services } from "@/server/platform/context";
import type { Health } from "@/server/system/contract";

const DEADLINE_MS = 3_000;
const KEEP_MS = 5_000;
const recent = new WeakMap<Services, { at: number; health: Promise<Health> }>();

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), DEADLINE_MS)));
  const outcome = check().then(
    (value) => value !== false,
    () => false,
  );
  return Promise.race([outcome, deadline]).finally(() => clearTimeout(timer));
}

/** The health of the last five seconds: probes and open pages must not become load for what they watch. */
export function checkHealth(services: Services): Promise<Health> {
  const last = recent.get(services);
  if (last && Date.now() - last.at < KEEP_MS) return last.health;
  const health = askEveryPart(services);
  recent.set(services, { at: Date.now(), health });
  return health;
}

/** Asks all parts at once, within 3 s. Without the database nothing works: that is "down". */
async function askEveryPart(services: Services): Promise<Health> {
  const [database, grafana, identity, realtime] = await Promise.all([
    passes(() => services.pool.query("select 1")),
    passes(() => services.dashboards.health()),
    passes(async () => (await identityHealth()) === "ok"),
    passes(async () => services.eventBus.isLive()),
  ]);
  const word = (ok: boolean) => (ok ? "ok" : "unreachable");
  const checks = {
    database: word(database),
    grafana: word(grafana),
    identity: word(identity),
    realtime: word(realtime),
  } as const;
  const status = !database ? "down" : grafana && identity && realtime ? "ok" : "degraded";
  return { status, version: services.version, checks };
}
