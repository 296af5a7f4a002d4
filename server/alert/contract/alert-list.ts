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
const GROUP_MOST = 10_000;
export const listAlertsInput = z.strictObject({
  /** Matchers as Alertmanager reads them: `severity=~"critical|page", team!="web"`. */
  filter: z.string().max(FILTER_MAX).default(""),
  state: z.enum(ALERT_TABS).default("firing"),
  suppression: z.enum(SUPPRESSIONS).optional(),
  sourceId: z.uuid().optional(),
  serviceId: z.uuid().optional(),
  incidentNumber: z.number().int().min(1).max(2_147_483_647).optional(),
  /** How many groups to leave out from the start. */
  offset: z.number().int().min(0).max(100_000).default(0),
  limit: z.number().int().min(1).max(1_000).default(50),
  /** How many alerts of a group come. */
  perGroup: z.number().int().min(1).max(GROUP_MOST).default(GROUP_MOST),
  /** Groups of which more come, by key. */
  more: z.record(z.string().max(64), z.number().int().min(1).max(GROUP_MOST)).default({}),
});
export type ListAlertsInput = z.infer<typeof listAlertsInput>;

export interface AlertList {
  groups: AlertGroupState[];
  /** What fits the filter, of all groups, whatever the state asked for. */
  firing: number;
  silenced: number;
  resolved: number;
  hasMore: boolean;
  /** Fewer than there are: the newest of them were looked at. */
  isCut: boolean;
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

export interface AlertDetail extends AlertState {
  group: Pick<AlertGroupState, "groupKey" | "labels" | "receiver"> | null;
  /** The newest first. */
  firings: FiringHistory[];
  deliveries: ToldBy[];
}
