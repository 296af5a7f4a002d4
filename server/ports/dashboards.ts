import type { DataSourceItem, RawDashboard } from "@/server/dashboard/contract";

/** What there is at the other end. */
export interface GrafanaDescription {
  version: string;
  /** Address at which people open it, without a slash at the end. */
  publicUrl: string;
  /** The organization that is read, as addresses name it; null where it cannot be known. */
  orgId: number | null;
  dataSources: DataSourceItem[];
}

/** Which dashboards are wanted; all that is given has to hold. */
export interface DashboardSearch {
  /** A part of the title; empty for any. */
  text: string;
  limit: number;
  /** From 1; `limit` hits each. */
  page?: number;
  /** All of them are needed. */
  tags?: string[];
  /** Directly inside this folder; empty for the top level. */
  folderUid?: string;
}

export interface DashboardHit {
  uid: string;
  title: string;
  /** Empty at the top level, like its title. */
  folderUid: string;
  folderTitle: string;
  tags: string[];
}

export interface FolderItem {
  uid: string;
  title: string;
}

/**
 * Stored dashboards and the data sources that they name. Rejections are those of the metrics port, plus NOT_FOUND
 * where a dashboard does not exist; for one of more than 5 MB GRAFANA_BAD_ANSWER has the `code` `dashboard-too-large`.
 */
export interface Dashboards {
  /** Resolves within 5 s when the other end answers and its database works; rejects otherwise. Needs no permission. */
  health(signal?: AbortSignal): Promise<{ version: string }>;
  describe(signal?: AbortSignal): Promise<GrafanaDescription>;
  /** At most `limit` dashboards, in the order of their titles. No access looks like no hits. */
  search(request: DashboardSearch, signal?: AbortSignal): Promise<DashboardHit[]>;
  /** Folders directly inside a folder; the empty uid is the top level. */
  folders(parentUid: string, signal?: AbortSignal): Promise<FolderItem[]>;
  /**
   * One dashboard as it is stored, in the model in which it is stored wherever the other end can give it so, with the
   * library panels that it and they name. The answer may be shared: do not change it.
   */
  dashboard(uid: string, signal?: AbortSignal): Promise<RawDashboard>;
}
