import type { DataSourceItem, StoredDashboard } from "@/server/dashboard/contract";

/** What there is at the other end. */
export interface GrafanaDescription {
  version: string;
  /** Address at which people open it, without a slash at the end. */
  publicUrl: string;
  dataSources: DataSourceItem[];
}

export interface DashboardHit {
  uid: string;
  title: string;
  folderTitle: string;
  tags: string[];
}

/**
 * Stored dashboards and the data sources that they name. Rejections are those of the metrics port, plus NOT_FOUND
 * where a dashboard does not exist or may not be read.
 */
export interface Dashboards {
  /** Resolves within 5 s when the other end answers and its database works; rejects otherwise. Needs no permission. */
  health(signal?: AbortSignal): Promise<{ version: string }>;
  describe(signal?: AbortSignal): Promise<GrafanaDescription>;
  /** Dashboards whose title contains the text, at most `limit`. No access looks like no hits. */
  search(request: { text: string; limit: number }, signal?: AbortSignal): Promise<DashboardHit[]>;
  /**
   * One dashboard in the classic model, library panels filled in. One that is stored in a newer model is converted by
   * the other end; when it cannot, GRAFANA_REFUSED says so.
   */
  dashboard(uid: string, signal?: AbortSignal): Promise<StoredDashboard>;
}
