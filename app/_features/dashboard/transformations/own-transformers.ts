import type { DataFrame, DataTransformerInfo } from "@grafana/data";
import { map } from "rxjs";
import { extractFields } from "./extract-fields";
import { partitionByValues } from "./partition-by-values";
import { prepareTimeSeries } from "./prepare-time-series";
import { rowsToFields } from "./rows-to-fields";
import { timeSeriesTable } from "./time-series-table";

function transformer<Options extends object>(
  id: string,
  transform: (frames: DataFrame[], options: Options) => DataFrame[],
): DataTransformerInfo {
  return {
    id,
    name: id,
    operator: (options: Options) => (source) => source.pipe(map((frames) => transform(frames, options))),
  };
}

/** Steps that Grafana's page has and its data package does not bring. */
export const ownTransformers: DataTransformerInfo[] = [
  transformer("extractFields", extractFields),
  transformer("partitionByValues", partitionByValues),
  transformer("prepareTimeSeries", prepareTimeSeries),
  transformer("rowsToFields", rowsToFields),
  transformer("timeSeriesTable", timeSeriesTable),
];
