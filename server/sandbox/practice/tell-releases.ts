import type { PracticeHook } from "@/server/sandbox/practice/connect-practice";
import type { Shop } from "@/server/sandbox/shop/create-shop";
import type { Release } from "@/server/sandbox/shop/release-history";

const EVERY_MS = 1_000;
/** What happened while nothing ran is told as well; told twice it is one change. */
const LOOK_BACK_MS = 2 * 3_600_000;
const DEADLINE_MS = 5_000;
const WHAT = { deploy: "upgraded", rollback: "rolledback" } as const;

/** https://github.com/cdevents/spec/blob/main/continuous-deployment.md */
function cdEvent({ at, kind, service, version }: Release) {
  const time = new Date(at).toISOString();
  const type = `dev.cdevents.service.${WHAT[kind]}.0.2.0`;
  const id = `${service}-${version}-${at}`;
  const source = "/sandbox/shop";
  return {
    specversion: "1.0",
    id,
    source,
    type,
    time,
    data: {
      context: { version: "0.4.1", id, source, type, timestamp: time },
      subject: { id: service, type: "service", content: { environment: { id: "production" }, artifactId: version } },
    },
  };
}

/** Tells what was released in the shop, as a pipeline would. What did not arrive is told again. */
export function tellReleases(shop: Shop, { url, secret }: PracticeHook): { stop(): Promise<void> } {
  let toldUntil = shop.now() - LOOK_BACK_MS;
  let work: Promise<void> | null = null;

  async function tell(): Promise<void> {
    const until = shop.now();
    const releases = shop.releases(toldUntil + 1, until);
    if (releases.length > 0) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/cloudevents-batch+json", authorization: `Bearer ${secret}` },
        body: JSON.stringify(releases.map(cdEvent)),
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      await response.arrayBuffer();
      if (!response.ok) return;
    }
    toldUntil = until;
  }

  const timer = setInterval(() => {
    work ??= tell()
      .catch(() => undefined)
      .finally(() => (work = null));
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await work;
    },
  };
}
