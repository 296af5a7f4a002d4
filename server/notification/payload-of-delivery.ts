import type { NotificationKind, PushPayload } from "@/server/notification/contract";
import { notificationWords } from "@/server/notification/notification-words";
import { saidIn } from "@/server/notification/rules/said-in";
import { shortened } from "@/server/notification/rules/shortened";

/** What there is to tell, as it stands when it is sent. */
export interface Telling {
  id: string;
  kind: NotificationKind;
  locale: string;
  hidesText: boolean;
  number: number;
  /** Of the incident. */
  title: string;
  isDrill: boolean;
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  actorName: string;
  body: string;
  payload: Record<string, unknown>;
}

/** A notification in the person's language. With its text hidden it says where, why and by whom. */
export function payloadOfDelivery(telling: Telling): PushPayload {
  const { id, kind, locale, hidesText, number, title, isDrill, seq, at, payload } = telling;
  const words = notificationWords(locale);
  const who = shortened(telling.actorName, 60) || words("notification.push.someone");
  const what = words(`notification.push.${kind}`, {
    who,
    role: kind === "role" ? words(`common.role.${String(payload.role)}`) : "",
    about: String(payload.about ?? payload.by),
    into: `#${String(payload.number)}`,
  });
  return {
    id,
    number,
    seq,
    title: words(isDrill ? "notification.push.titleOfDrill" : "notification.push.title", {
      number: `#${number}`,
      what,
    }),
    body: hidesText ? words("notification.push.hidden") : shortened(saidIn(telling, kind, title)),
    at,
    lang: locale,
    open: words("notification.push.open"),
  };
}
