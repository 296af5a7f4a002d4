import { z } from "zod";
import { type AlertState, type Fired, type Outcome, SUPPRESSIONS } from "@/server/alert/contract";

export interface AlertGroupState {
  /** The same as long as the group stands; a source's own id for what comes without a group. */
  key: string;
  /** Null for alerts that come without a group. */
  id: string | null;
  groupKey: string;
  labels: Record<string, string>;
  receiver: string;
  source: { id: string; name: string; kind: string };
  /** How many alerts the last call left out, and the source was not asked for yet. */
  truncated: number;
  /** Of these alerts that nothing holds back. */
  firing: number;
  silenced: number;
  resolved: number;
  /** The first of them, as many as were asked for. */
  alerts: AlertState[];
}

export const ALERT_TABS = ["firing", "silenced", "resolved", "any"] as const;
export type AlertTab = (typeof ALERT_TABS)[number];

const FILTER_MAX = 1_000;
/** Alerts of one answer, of all groups together: what else there is comes part by part. */
export const ALERTS_AT_ONCE = 200;
const GROUPS_AT_ONCE = 1_000;

const wish = {
  /** Matchers as Alertmanager reads them: `severity=~"critical|page", team!="web"`. */
  filter: z.string().max(FILTER_MAX).default(""),
  state: z.enum(ALERT_TABS).default("firing"),
  suppression: z.enum(SUPPRESSIONS).optional(),
  sourceId: z.uuid().optional(),
  serviceId: z.uuid().optional(),
  incidentNumber: z.number().int().min(1).max(2_147_483_647).optional(),
};
const wishSchema = z.strictObject(wish);
/** Which alerts are meant. */
export type AlertWish = z.infer<typeof wishSchema>;

export const listAlertsInput = z.strictObject({
  ...wish,
  /** How many groups to leave out from the start. */
  offset: z.number().int().min(0).max(100_000).default(0),
  limit: z.number().int().min(1).max(GROUPS_AT_ONCE).default(50),
  /** How many alerts of a group come at most; those of the first groups come first, and no more than fit one answer. */
  perGroup: z.number().int().min(1).max(ALERTS_AT_ONCE).default(ALERTS_AT_ONCE),
});
export type ListAlertsInput = z.infer<typeof listAlertsInput>;

export interface AlertList {
  groups: AlertGroupState[];
  /** What fits the filter, of all groups, whatever the state asked for. */
  firing: number;
  silenced: number;
  resolved: number;
  hasMore: boolean;
  /** There may be more than these: patterns were tried on the values of the newest alerts, and on no others. */
  isCut: boolean;
}

/** Where an alert stands in its group: what fires comes first, then what began last. The id decides among equals. */
const alertPlace = z.strictObject({ isFiring: z.boolean(), startsAt: z.iso.datetime(), id: z.uuid() });
export type AlertPlace = z.infer<typeof alertPlace>;

/** Alerts of one group behind one place, and as far as another where one is given. */
export const listAlertPartInput = z.strictObject({
  ...wish,
  /** The group's. */
  key: z.uuid(),
  /** From the start when left out; the alert that stands there is not part of it. */
  after: alertPlace.optional(),
  /** To the end when left out; the alert that stands there belongs to it. */
  until: alertPlace.optional(),
  limit: z.number().int().min(1).max(ALERTS_AT_ONCE).default(100),
});
export type ListAlertPartInput = z.infer<typeof listAlertPartInput>;

export interface AlertPart {
  alerts: AlertState[];
  /** More lie between the last of these and the end of the part. */
  hasMore: boolean;
}

export const alertInput = z.strictObject({ id: z.uuid() });

/** A firing of an alert with what became of it. */
export interface FiringHistory extends Fired {
  id: string;
  acknowledgedAt: string | null;
  outcome: Outcome | null;
  /** Numbers of the incidents that it belongs to. */
  incidents: number[];
}

/** A call that told of an alert. */
export interface ToldBy {
  id: string;
  /** RFC 3339 in UTC. */
  receivedAt: string;
  /** What called; empty where it did not say. */
  sender: string;
  /** True for what no webhook told and was asked for. */
  isRepair: boolean;
}

/** A panel that can be asked for through a room. */
export interface AlertPanel {
  incidentNumber: number;
  dashboardUid: string;
  panelId: number;
  /** As it was when the room took it; may be empty. */
  title: string;
  variables: Record<string, string | string[]>;
}

export interface AlertDetail extends AlertState {
  /** What the alert names, where a room of its newest firing holds it that the reader may see. */
  panel: AlertPanel | null;
  group: Pick<AlertGroupState, "groupKey" | "labels" | "receiver"> | null;
  /** The newest first. */
  firings: FiringHistory[];
  deliveries: ToldBy[];
}
