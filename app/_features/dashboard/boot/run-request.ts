import {
  DataTopic,
  LoadingState,
  toDataFrame,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from "@grafana/data";
import { toDataQueryError } from "@grafana/runtime";
import { catchError, from, isObservable, map, merge, of, share, takeUntil, timer, type Observable } from "rxjs";

/** A query that answers faster shows no sign of loading, so nothing flashes. */
const QUIET_MS = 200;

function gathered(packets: Iterable<DataQueryResponse>) {
  const series: DataFrame[] = [];
  const annotations: DataFrame[] = [];
  const errors: DataQueryError[] = [];
  for (const packet of packets) {
    errors.push(...(packet.errors ?? (packet.error ? [packet.error] : [])));
    for (const data of packet.data ?? []) {
      const frame = toDataFrame(data);
      (frame.meta?.dataTopic === DataTopic.Annotations ? annotations : series).push(frame);
    }
  }
  // Beside data an error is only a mark in the header, which shows its message and nothing else.
  const told = series.some((frame) => frame.length > 0) ? errors.map(inOneLine) : errors;
  return { series, annotations, errors: told };
}

function inOneLine(error: DataQueryError): DataQueryError {
  const parts = [error.refId, error.message, error.data?.message];
  return { ...error, message: parts.filter((part, at) => part && parts.indexOf(part) === at).join(": ") };
}

/** Runs one panel's request: what Scenes asks of its host. A failure becomes data in the state Error. */
export function runRequest(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  query?: DataSourceApi["query"],
): Observable<PanelData> {
  const start: PanelData = { state: LoadingState.Loading, series: [], timeRange: request.range, request };
  const visible = { ...request, targets: request.targets.filter((target) => target.hide !== true) };
  if (visible.targets.length === 0) return of({ ...start, state: LoadingState.Done });
  const answer = query ? query(visible) : dataSource.query(visible);
  const packets = new Map<string, DataQueryResponse>();
  const done = (isObservable(answer) ? answer : from(answer)).pipe(
    map((packet): PanelData => {
      packets.set(packet.key ?? "A", packet);
      const { series, annotations, errors } = gathered(packets.values());
      const state = errors.length > 0 ? LoadingState.Error : (packet.state ?? LoadingState.Done);
      request.endTime = Date.now();
      return { ...start, state, series, annotations, errors, error: errors[0] };
    }),
    catchError((failure: unknown) => {
      const error = toDataQueryError(failure);
      return of<PanelData>({ ...start, state: LoadingState.Error, error, errors: [error] });
    }),
    share(),
  );
  return merge(
    timer(QUIET_MS).pipe(
      map(() => start),
      takeUntil(done),
    ),
    done,
  );
}
