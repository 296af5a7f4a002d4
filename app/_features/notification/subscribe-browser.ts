/** Why a browser could not be subscribed. */
export type SubscribeFailure = "noWorker" | "noService" | "dismissed" | "failed";

export interface BrowserAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

const WORKER_PATIENCE_MS = 10_000;

/** The worker that shows notifications; null where none has started in time. */
export async function workerRegistration(): Promise<ServiceWorkerRegistration | null> {
  let timer: number | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = window.setTimeout(() => resolve(null), WORKER_PATIENCE_MS);
  });
  const found = await Promise.race([navigator.serviceWorker.ready, patience]);
  window.clearTimeout(timer);
  return found;
}

function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function isFor(subscription: PushSubscription, key: Uint8Array): boolean {
  const own = new Uint8Array(subscription.options.applicationServerKey ?? new ArrayBuffer(0));
  return own.length === key.length && own.every((byte, at) => byte === key[at]);
}

/**
 * Subscribes this browser at its maker's push service, or finds that it is subscribed already. Asks nothing: permission
 * has to be there.
 */
export async function subscribeBrowser(publicKey: string): Promise<BrowserAddress | SubscribeFailure> {
  const registration = await workerRegistration();
  if (!registration) return "noWorker";
  const key = bytesOf(publicKey);
  const kept = await registration.pushManager.getSubscription();
  // The server's keys are other ones now: what was made with the old ones receives nothing.
  if (kept && !isFor(kept, key)) await kept.unsubscribe();
  try {
    const options = { userVisibleOnly: true, applicationServerKey: key };
    const subscription = await registration.pushManager.subscribe(options);
    const { endpoint, keys } = subscription.toJSON();
    return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : "failed";
  } catch {
    return "noService";
  }
}

/** The address that this browser has now, if any. */
export async function addressHere(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}
