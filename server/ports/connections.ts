import type { ConnectionFacts, DataSourceHealth } from "@/server/connection/contract";

/** What there is to know of the connection itself. */
export interface Connections {
  /**
   * Asks for health, organization, permissions of each token, settings and interfaces, each within 10 s. Resolves
   * whatever the other end does: every step says how it went. Rejects with the reason of an abort only.
   */
  inspect(signal?: AbortSignal): Promise<ConnectionFacts>;
  /**
   * Has one data source test itself, within 10 s. Rejects like the metrics port, with NOT_FOUND for an unknown one;
   * one that does not answer resolves to `failed`.
   */
  testDataSource(uid: string, signal?: AbortSignal): Promise<DataSourceHealth>;
}
