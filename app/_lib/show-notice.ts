import type { PushPayload } from "@/server/notification/contract";

/** What a notification carries for whoever clicks it. */
export interface NoticeData {
  id: string;
  number: number | null;
  seq: number | null;
  /** Notifications that it stands for: one room has one at a time. */
  count: number;
}

/** What the platform knows beyond TypeScript's own list. */
type Options = NotificationOptions & {
  renotify: boolean;
  timestamp: number;
  actions: { action: string; title: string }[];
};

const tagOf = (number: number | null) => (number === null ? "test" : `room-${number}`);

/** Shows one notification for each room, the newest; what came before is counted. The same one again changes nothing. */
export async function showNotice(registration: ServiceWorkerRegistration, payload: PushPayload): Promise<void> {
  const { id, number, seq, title, body, at, lang, open } = payload;
  const tag = tagOf(number);
  const [shown] = await registration.getNotifications({ tag });
  const before = shown?.data as NoticeData | undefined;
  const isAgain = before?.id === id;
  const count = (before?.count ?? 0) + (isAgain ? 0 : 1);
  const options: Options = {
    body,
    tag,
    lang,
    dir: "auto",
    icon: "/notification/icon.png",
    badge: "/notification/badge.png",
    timestamp: at,
    renotify: !isAgain,
    data: { id, number, seq, count } satisfies NoticeData,
    actions: number === null ? [] : [{ action: "open", title: open }],
  };
  await registration.showNotification(count > 1 ? `${title} (+${count - 1})` : title, options);
}
