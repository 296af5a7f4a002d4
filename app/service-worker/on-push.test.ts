import { beforeEach, describe, expect, it, vi } from "vitest";
import { listenForPush } from "@/app/service-worker/on-push";
import type { WorkerClient, WorkerScope } from "@/app/service-worker/worker-scope";
import type { PushPayload } from "@/server/notification/contract";

interface Shown {
  title: string;
  options: NotificationOptions & { renotify?: boolean };
}
type Listen = (event: object) => void;

let listeners: Map<string, Listen>;
let shown: Shown[];
let pages: (WorkerClient & { told: unknown[] })[];
let opened: string[];
const subscribe = vi.fn();
const posted = vi.fn(async (_url: string, _init: RequestInit) => new Response());

beforeEach(() => {
  [listeners, shown, pages, opened] = [new Map(), [], [], []];
  vi.stubGlobal("fetch", posted);
  posted.mockClear();
  listenForPush({
    location: { host: "room.test" },
    registration: {
      pushManager: { subscribe },
      getNotifications: async ({ tag }: { tag: string }) =>
        shown.filter(({ options }) => options.tag === tag).map(({ options }) => ({ data: options.data })),
      showNotification: async (title: string, options: NotificationOptions) => {
        shown = [...shown.filter((other) => other.options.tag !== options.tag), { title, options }];
      },
    },
    clients: {
      matchAll: async () => pages,
      openWindow: async (url: string) => void opened.push(url),
    },
    addEventListener: (name: string, listen: Listen) => listeners.set(name, listen),
  } as unknown as WorkerScope);
});

const payload: PushPayload = {
  id: "1",
  number: 214,
  seq: 7,
  title: "#214 · Ada mentioned you",
  body: "is it the cache?",
  at: 1_795_000_000_000,
  lang: "en",
  open: "Open",
};
async function happen(name: string, event: object): Promise<void> {
  const work: Promise<unknown>[] = [];
  listeners.get(name)?.({ ...event, waitUntil: (each: Promise<unknown>) => work.push(each) });
  await Promise.all(work);
}
const push = (data: unknown) => happen("push", { data: { json: () => data } });
const click = (data: unknown) => happen("notificationclick", { notification: { data, close: () => undefined } });
function page(url: string, visibilityState: DocumentVisibilityState) {
  const told: unknown[] = [];
  const focus = vi.fn(async () => client);
  const client = { url, visibilityState, focused: false, told, focus, postMessage: (data: unknown) => told.push(data) };
  pages.push(client as never);
  return client;
}

describe("a push", () => {
  it("is shown in its language with what it says, one for each room", async () => {
    await push(payload);
    await push({ ...payload, id: "2", number: 215 });
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatchObject({
      title: payload.title,
      options: { body: payload.body, lang: "en", tag: "room-214", timestamp: payload.at, actions: [{ title: "Open" }] },
    });
  });

  it("replaces what is there for the room, and says for how many it stands", async () => {
    for (const id of ["1", "2", "3"]) await push({ ...payload, id, body: id });
    expect(shown).toMatchObject([{ title: `${payload.title} (+2)`, options: { body: "3", renotify: true } }]);
  });

  it("that comes twice rings once", async () => {
    await push(payload);
    await push(payload);
    expect(shown).toMatchObject([{ title: payload.title, options: { renotify: false } }]);
  });

  it("is not shown to whoever looks at the room, and to everybody else", async () => {
    page("https://room.test/incidents/214?dashboard=shop#event-3", "visible");
    await push(payload);
    expect(shown).toEqual([]);
    pages = [];
    page("https://room.test/incidents/214", "hidden");
    page("https://room.test/incidents/2145", "visible");
    page("https://room.test/settings/notifications", "visible");
    await push(payload);
    expect(shown).toHaveLength(1);
  });

  it("that cannot be read shows something all the same", async () => {
    await happen("push", { data: null });
    for (const data of [null, 7, {}, { ...payload, number: "214" }, { ...payload, seq: -1 }]) await push(data);
    expect(shown).toMatchObject([{ title: "room.test" }]);
  });
});

describe("a click", () => {
  it("brings the room's page to the front and to the event", async () => {
    const room = page("https://room.test/incidents/214/", "hidden");
    await click({ number: 214, seq: 7 });
    expect(room.focus).toHaveBeenCalledOnce();
    expect(room.told).toEqual([{ type: "show-event", number: 214, seq: 7 }]);
    expect(opened).toEqual([]);
  });

  it("opens a page where the room has none", async () => {
    page("https://room.test/incidents/9", "visible");
    await click({ number: 214, seq: 7 });
    await click({ number: null, seq: null });
    expect(opened).toEqual(["/incidents/214#event-7", "/settings/notifications"]);
  });
});

it("tells the server of a new address, and nothing when there was none", async () => {
  const told = { endpoint: "https://push.test/new", toJSON: () => ({ keys: { p256dh: "p", auth: "a" } }) };
  subscribe.mockResolvedValue(told);
  const oldSubscription = { endpoint: "https://push.test/old", options: { userVisibleOnly: true } };
  await happen("pushsubscriptionchange", { oldSubscription, newSubscription: null });
  expect(subscribe).toHaveBeenCalledWith(oldSubscription.options);
  const [url, init] = posted.mock.calls[0] ?? [];
  expect(url).toBe("/api/trpc/notification.renew");
  expect(JSON.parse(String(init?.body))).toEqual({
    json: { old: "https://push.test/old", endpoint: told.endpoint, p256dh: "p", auth: "a" },
  });
  await happen("pushsubscriptionchange", { oldSubscription: null, newSubscription: null });
  expect(posted).toHaveBeenCalledOnce();
});
