import { z } from "zod";
import { absoluteRange, variableValues } from "../contract";

/** `POST …/{alert,annotation,dashboard}-list`: one panel that lists things; its stored options say which. */
export const panelListInput = z.strictObject({
  dashboardUid: z
    .string()
    .max(80)
    .regex(/^[\w-]+$/),
  panelId: z.number().int().min(0).max(2_147_483_647),
  range: absoluteRange,
  variables: variableValues,
});
export type PanelListInput = z.infer<typeof panelListInput>;

/** What a list shows, and how many more there are that it does not. */
export interface PanelList<Item> {
  items: Item[];
  more: number;
}

export interface ListedDashboard {
  uid: string;
  title: string;
  /** Empty at the top level. */
  folderTitle: string;
  tags: string[];
}

export type ListedAlertState = "firing" | "pending" | "recovering" | "noData" | "error" | "normal";

export interface ListedAlertInstance {
  labels: Record<string, string>;
  state: ListedAlertState;
  /** Epoch milliseconds; null where it never became active. */
  activeAt: number | null;
}

/** One rule with those of its instances that the list wants. */
export interface ListedAlert {
  uid: string;
  name: string;
  folderTitle: string;
  group: string;
  state: ListedAlertState;
  /** Epoch milliseconds since when it is not normal, null while it is. */
  activeAt: number | null;
  labels: Record<string, string>;
  summary: string;
  instances: ListedAlertInstance[];
}

/** `POST …/alert-list`. `source` names the data source whose own rules the panel wants: those are not listed. */
export interface AlertList extends PanelList<ListedAlert> {
  source: string | null;
}

/** Times are epoch milliseconds. */
export interface ListedAnnotation {
  id: string;
  time: number;
  timeEnd: number;
  text: string;
  tags: string[];
  /** Empty where it belongs to no dashboard. */
  dashboardUid: string;
  /** 0 where it belongs to no panel. */
  panelId: number;
  /** Who wrote it, by the name that Grafana knows; may be empty. */
  author: string;
}
