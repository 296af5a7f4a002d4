import { dataSourceKind } from "./data-source-kind";

/** What the plugins' pages take where the settings of a data source say nothing. */
const DEFAULTS: Readonly<Record<string, string>> = { prometheus: "15s", postgres: "1m", mysql: "1m", mssql: "1m" };

/** The least distance of points that is asked of a data source: how often it collects them, as far as that is known. */
export const leastInterval = (type: string, stored: string | undefined): string =>
  stored || DEFAULTS[dataSourceKind(type)] || "1s";
