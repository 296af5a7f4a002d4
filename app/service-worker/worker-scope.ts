/** An event that keeps the worker alive until what it began is done. */
export interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** A page asks for something. */
export interface AskedEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** A page says something to the worker. */
export interface ToldEvent extends WorkerEvent {
  readonly data: unknown;
}

export interface PushedEvent extends WorkerEvent {
  readonly data: { json(): unknown; text(): string } | null;
}

export interface NotificationClickedEvent extends WorkerEvent {
  readonly notification: Notification;
  readonly action: string;
}

export interface SubscriptionChangedEvent extends WorkerEvent {
  readonly oldSubscription: PushSubscription | null;
  readonly newSubscription: PushSubscription | null;
}

/** A page that the worker can talk to. */
export interface WorkerClient {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
  readonly focused: boolean;
  focus(): Promise<WorkerClient>;
  navigate(url: string): Promise<WorkerClient | null>;
  postMessage(message: unknown): void;
}

interface WorkerEvents {
  install: WorkerEvent;
  activate: WorkerEvent;
  fetch: AskedEvent;
  message: ToldEvent;
  push: PushedEvent;
  notificationclick: NotificationClickedEvent;
  pushsubscriptionchange: SubscriptionChangedEvent;
}

/**
 * What a service worker's global has and is used here. TypeScript's own types for it cannot stand beside those of a
 * page.
 */
export interface WorkerScope {
  readonly location: Location;
  readonly caches: CacheStorage;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: "window"; includeUncontrolled?: boolean }): Promise<WorkerClient[]>;
    openWindow(url: string): Promise<WorkerClient | null>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(name: Name, listen: (event: WorkerEvents[Name]) => void): void;
}
