import {
  DataSourceApi,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type MetricFindValue,
} from "@grafana/data";
import type { DataQuery } from "@grafana/schema";
import { toDataQueryResponse, type FetchResponse } from "@grafana/runtime";
import { Observable } from "rxjs";
import { leastInterval } from "@/server/dashboard/rules/least-interval";
import { frozenFrames } from "../moments/frozen-frames";
import { failedVariable } from "../variables/failed-variable";
import { cappedNotices } from "./capped-notices";
import { nestedFrames } from "./nested-frames";
import { prometheusTables } from "./prometheus-tables";
import { RoomFailure, roomApi, type QueryAnswer } from "./room-api";
import { roomContextOf, sceneObjectOf, type SayFailure } from "./room-context";
import { NOT_DRAWABLE } from "./not-drawable";
import { staleness } from "./staleness";
import { variableValuesAt } from "./variable-values";

/** A stored query as the browser knows it: which panel it belongs to, and how its answer is drawn. */
export interface PanelTarget extends DataQuery {
  panelId: number;
  format?: string;
}

type Request = DataQueryRequest<PanelTarget>;

/** A failure as panels read it: `data.error` holds the closed code, or why no try can help; `message` the words. */
function queryError(failure: unknown, say: SayFailure): DataQueryError {
  const { code, details } = failure instanceof RoomFailure ? failure : new RoomFailure("INTERNAL", String(failure));
  const reason = typeof details.reason === "string" && code !== "BAD_INPUT" ? say("REASON", details) : undefined;
  const error = details.reason === NOT_DRAWABLE ? NOT_DRAWABLE : code;
  return { message: say(code, details), data: { error, message: reason } };
}

/** The errors of single queries carry the words of the data source itself. */
function withOwnWords(errors: DataQueryError[] | undefined, say: SayFailure): DataQueryError[] | undefined {
  return errors?.map((error) => {
    const reason = error.data?.message ?? error.message ?? "";
    const details = { reason, refId: error.refId, status: error.status };
    return { ...error, message: say("QUERY_FAILED", details), data: { error: "QUERY_FAILED", message: reason } };
  });
}

function framesOf(answer: QueryAnswer, request: Request, say: SayFailure): DataQueryResponse {
  const response = { ok: true, status: 200, statusText: "", data: answer.body } as FetchResponse;
  const parsed = toDataQueryResponse(response, request.targets);
  const errors = withOwnWords(parsed.errors ?? (parsed.error ? [parsed.error] : undefined), say);
  const frames = cappedNotices((parsed.data as DataFrame[]).map(nestedFrames), say);
  return { ...parsed, data: prometheusTables(frames, request.targets), errors, error: errors?.[0] };
}

/** Any data source, asked through our server: it is told which stored panel or variable is meant, never a query. */
export class RoomDataSource extends DataSourceApi<PanelTarget> {
  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
    this.interval = leastInterval(settings.type, (settings.jsonData as { timeInterval?: string }).timeInterval);
  }

  override query(request: Request): Observable<DataQueryResponse> {
    return new Observable((subscriber) => {
      const abort = new AbortController();
      const object = sceneObjectOf(request.scopedVars);
      const { room, dashboardUid, variableNames, say } = roomContextOf(object);
      const failed = failedVariable(object, request.targets);
      if (failed) {
        const error = queryError(new RoomFailure("VARIABLE_FAILED", failed.reason, failed), say);
        subscriber.next({ data: [], error, errors: [error] });
        subscriber.complete();
        return undefined;
      }
      const input = {
        dashboardUid,
        panelId: request.targets[0]?.panelId ?? 0,
        range: { from: request.range.from.valueOf(), to: request.range.to.valueOf() },
        intervalMs: Math.max(1, request.intervalMs),
        maxDataPoints: Math.max(1, request.maxDataPoints ?? 500),
        variables: variableValuesAt(object, variableNames),
      };
      const give = (response: DataQueryResponse): void => {
        if (!abort.signal.aborted) subscriber.next(response);
        subscriber.complete();
      };
      const ask = async (): Promise<DataQueryResponse> => {
        const frozen = await frozenFrames(room, input, false);
        if (frozen) return { data: frozen };
        const answer = await roomApi.query(room, input, abort.signal);
        staleness.note(object, answer.stale);
        return framesOf(answer, request, say);
      };
      ask().then(give, async (failure: unknown) => {
        const frozen = abort.signal.aborted ? null : await frozenFrames(room, input, true);
        const error = queryError(failure, say);
        give(frozen ? { data: frozen } : { data: [], error, errors: [error] });
      });
      return () => abort.abort();
    });
  }

  override async metricFindQuery(query: unknown, options?: unknown): Promise<MetricFindValue[]> {
    const { variable, scopedVars, range } = options as Pick<Request, "scopedVars" | "range"> & {
      variable: { name: string };
    };
    const object = sceneObjectOf(scopedVars);
    const { room, dashboardUid, variableNames, say } = roomContextOf(object);
    const failed = failedVariable(object, query);
    if (failed) throw new Error(say("VARIABLE_FAILED", failed));
    const others = variableNames.filter((name) => name !== variable.name);
    const input = {
      dashboardUid,
      name: variable.name,
      range: { from: range.from.valueOf(), to: range.to.valueOf() },
      variables: variableValuesAt(object, others),
    };
    try {
      return (await roomApi.variable(room, input)) as MetricFindValue[];
    } catch (failure) {
      throw new Error(queryError(failure, say).message, { cause: failure });
    }
  }

  override async testDatasource(): Promise<{ status: string; message: string }> {
    return { status: "success", message: "" };
  }
}
