import { type NoticeData, showNotice } from "@/app/_lib/show-notice";
import type { WorkerScope } from "@/app/service-worker/worker-scope";
import type { PushPayload } from "@/server/notification/contract";

const RENEW = "/api/trpc/notification.renew";

/** Shows what is pushed, opens what is clicked, and tells the server of a new address. Call it in the worker's first turn. */
export function listenForPush(scope: WorkerScope): void {
  scope.addEventListener("push", (event) => event.waitUntil(show(scope, readPayload(event.data))));
  scope.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open(scope, event.notification.data as NoticeData | null));
  });
  scope.addEventListener("pushsubscriptionchange", (event) =>
    event.waitUntil(renew(scope, event.oldSubscription, event.newSubscription)),
  );
}

function readPayload(data: { json(): unknown } | null): PushPayload | null {
  try {
    const read = data?.json() as Partial<PushPayload> | null | undefined;
    const isNumber = (value: unknown) => value === null || (Number.isSafeInteger(value) && Number(value) > 0);
    const isWhole = typeof read?.title === "string" && isNumber(read.number) && isNumber(read.seq);
    return isWhole ? (read as PushPayload) : null;
  } catch {
    return null;
  }
}

const pathOf = (number: number) => `/incidents/${number}`;

/** Pages of a room, in whatever tab. */
async function pagesOf(scope: WorkerScope, number: number) {
  const pages = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  return pages.filter(({ url }) => new URL(url).pathname.replace(/\/$/, "") === pathOf(number));
}

/** Whoever looks at the room has it before their eyes: there nothing is shown. Each browser decides that by itself. */
async function show(scope: WorkerScope, payload: PushPayload | null): Promise<void> {
  // A browser shows a text of its own for a push that shows nothing.
  if (!payload) return scope.registration.showNotification(scope.location.host, { tag: "unknown" });
  const pages = payload.number === null ? [] : await pagesOf(scope, payload.number);
  if (!pages.some(({ visibilityState }) => visibilityState === "visible"))
    await showNotice(scope.registration, payload);
}

/** Brings the room's tab to the front and to the event, or opens one. */
async function open(scope: WorkerScope, data: NoticeData | null): Promise<void> {
  const number = data?.number ?? null;
  if (number === null) return void (await scope.clients.openWindow("/settings/notifications"));
  const seq = data?.seq ?? null;
  const [page] = await pagesOf(scope, number);
  if (!page) {
    await scope.clients.openWindow(seq === null ? pathOf(number) : `${pathOf(number)}#event-${seq}`);
    return;
  }
  // A browser may refuse to bring it to the front: then it waits there, at the right place.
  await page.focus().catch(() => undefined);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's page takes none
  page.postMessage({ type: "show-event", number, seq });
}

async function renew(scope: WorkerScope, old: PushSubscription | null, given: PushSubscription | null): Promise<void> {
  if (!old) return;
  const fresh = given ?? (await scope.registration.pushManager.subscribe(old.options));
  const { keys } = fresh.toJSON();
  const input = { old: old.endpoint, endpoint: fresh.endpoint, p256dh: keys?.p256dh, auth: keys?.auth };
  await fetch(RENEW, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ json: input }),
  });
}
