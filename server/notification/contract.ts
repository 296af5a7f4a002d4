import { z } from "zod";

/** Why somebody is told of an event; when several hold, the first that they want counts. */
export const NOTIFICATION_KINDS = [
  /** Called by name. */
  "mention",
  /** Given a role. */
  "role",
  /** Handed over to. */
  "handoff",
  /** Given a task. */
  "task",
  /** Reminded by the room of what it waits for. */
  "nudge",
  /** The incident in whose room they are went on in another one. */
  "merged",
  /** Called by a role that they hold. */
  "held_role",
  /** Called by a team of theirs. */
  "team",
  /** Called with everybody in the room. */
  "room",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Of the text of an event; the rest is read in the room. */
export const TEXT_MAX_CHARACTERS = 140;
/** Browsers that one person may be told in; the one that was silent for longest makes room. */
export const SUBSCRIPTIONS_MAX = 20;
const PAUSE_MAX_MS = 8 * 24 * 3_600_000;

/** Wall-clock time, `00:00` to `23:59`. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** What a person wants to be told, and when. */
export const preferences = z.strictObject({
  /** Kinds that they do not want. */
  off: z.array(z.enum(NOTIFICATION_KINDS)).max(NOTIFICATION_KINDS.length),
  /** What is said stays in the room: a locked screen shows only where and by whom. */
  hidesText: z.boolean(),
  quiet: z
    .strictObject({
      isOn: z.boolean(),
      from: clockTime,
      to: clockTime,
      /** Incidents of severity 1 and 2 in which they hold a role break the quiet. */
      exceptMine: z.boolean(),
    })
    .refine(({ from, to }) => from !== to, { message: "no time between the two", path: ["to"] }),
  /** IANA name of the zone in which the quiet hours are meant. */
  timeZone: z.string().max(100).refine(isTimeZone, { message: "no time zone" }),
  pausedUntil: z.iso.datetime({ offset: true }).nullable(),
});
export type Preferences = z.infer<typeof preferences>;

export const DEFAULT_PREFERENCES: Preferences = {
  off: [],
  hidesText: false,
  quiet: { isOn: false, from: "22:00", to: "07:00", exceptMine: true },
  timeZone: "UTC",
  pausedUntil: null,
};

export const savePreferencesInput = preferences.refine(
  ({ pausedUntil }) => pausedUntil === null || Date.parse(pausedUntil) <= Date.now() + PAUSE_MAX_MS,
  { message: "too far", path: ["pausedUntil"] },
);

const endpoint = z.url({ protocol: /^https?$/ }).max(2_000);
const key = (bytes: number) => z.string().regex(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}={0,2}$`));
const keys = { p256dh: key(65), auth: key(16) };

export const subscribeInput = z.strictObject({ endpoint, ...keys, locale: z.enum(["en", "zh-TW"]) });
export type SubscribeInput = z.infer<typeof subscribeInput>;

/** What a browser tells when its push service gave it another address. */
export const renewInput = z.strictObject({ old: endpoint, endpoint, ...keys });
export type RenewInput = z.infer<typeof renewInput>;

export const endpointInput = z.strictObject({ endpoint });
export const removeDeviceInput = z.strictObject({ id: z.uuid() });

/** A browser that is told; times are RFC 3339 in UTC. */
export interface Device {
  id: string;
  userAgent: string;
  createdAt: string;
  /** When a message was last taken for it. */
  lastOkAt: string | null;
  /** How often in a row none was. */
  failures: number;
  /** Somebody has to sign in there again before anything is sent. */
  isSignedOut: boolean;
}

export interface NotificationSettings {
  /** What browsers subscribe with; null while this installation has no keys. */
  publicKey: string | null;
  preferences: Preferences;
  /** False while these are the ones that everybody begins with. */
  isSaved: boolean;
  devices: Device[];
}

/** `later`: the push service does not answer now; nothing is sent again. */
export interface TestOutcome {
  state: "taken" | "gone" | "later" | "refused";
  /** The service's HTTP status, or why the network failed. */
  reason: string | null;
}

/** What a browser receives, as JSON. Its address is made there from the numbers: none is taken from a message. */
export interface PushPayload {
  /** Of the delivery: what comes twice is told once. */
  id: string;
  /** Number of the incident and of its event; null in a test. */
  number: number | null;
  seq: number | null;
  title: string;
  body: string;
  /** When it happened, in epoch milliseconds. */
  at: number;
  lang: string;
  /** Word for the button that opens the room. */
  open: string;
}
