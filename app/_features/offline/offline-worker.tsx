"use client";

import { usePathname } from "next/navigation";
import { useLocale } from "next-intl";
import { useContext, useEffect } from "react";
import { ChosenTheme } from "@/app/_lib/theme/use-resolved-theme";

const WORKER = "/service-worker.js";
const KEPT_PAGE = /^\/(?:incidents(?:\/\d+)?)?$/;
/** After all that a page needs to be of use: keeping it must not delay that. */
const AFTER_MS = 3_000;

const ASSET = /\/(?:_next\/static|grafana)\/|\/first-glance\.js$/;
const READ = /\/api\/(?:trpc|grafana)\//;

/** What the page has loaded so far, as addresses. */
function loaded(kind: RegExp): string[] {
  const addresses = performance.getEntriesByType("resource").map(({ name }) => name);
  return [...new Set(addresses)].filter((address) => kind.test(new URL(address).pathname));
}

/** Rejects when the server is away: the browser itself would report that as an error of the page. */
async function register(workers: ServiceWorkerContainer): Promise<void> {
  await fetch(WORKER, { method: "HEAD", cache: "no-store" });
  await workers.register(WORKER, { scope: "/", updateViaCache: "none" });
}

/** Development changes what it serves under the same address: a worker that was left there must not answer. */
async function leave(workers: ServiceWorkerContainer): Promise<void> {
  for (const registration of await workers.getRegistrations()) await registration.unregister();
}

let hasBegun = false;

/** Sets up what makes rooms readable offline, and has each page kept that is opened. Shows nothing. */
export function OfflineWorker() {
  const path = usePathname();
  const locale = useLocale();
  const theme = useContext(ChosenTheme);
  useEffect(() => {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return undefined;
    if (process.env.NODE_ENV !== "production") return void leave(serviceWorker);
    // The page itself was kept when it was loaded; those that are gone to from it are not loaded by the browser.
    const since = hasBegun ? Date.now() : performance.timeOrigin;
    hasBegun = true;
    const keep = async () => {
      const hadWorker = serviceWorker.controller !== null;
      if (!navigator.onLine) return;
      // Once it is there the browser itself looks for a newer one.
      const known = await serviceWorker.getRegistration("/");
      if (!known) await register(serviceWorker);
      const { active } = await serviceWorker.ready;
      if (left) return;
      const page = KEPT_PAGE.test(path) ? path : null;
      const reads = hadWorker ? [] : loaded(READ);
      const look = `${locale} ${theme}`;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is of one origin
      active?.postMessage({ kind: "keep", path: page, since, assets: loaded(ASSET), reads, look });
    };
    let left = false;
    let idle: number | undefined;
    const begin = () => void keep().catch(() => undefined);
    const timer = setTimeout(() => {
      if (typeof requestIdleCallback === "function") idle = requestIdleCallback(begin, { timeout: AFTER_MS });
      else begin();
    }, AFTER_MS);
    window.addEventListener("online", begin);
    return () => {
      left = true;
      window.removeEventListener("online", begin);
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [path, locale, theme]);
  return null;
}
