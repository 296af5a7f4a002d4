import { fewAtOnce } from "./few-at-once";
import { politely } from "./politely";
import type { Stale } from "./staleness";
import type {
  AnnotationLayer,
  FilterOptionsInput,
  PanelAlertState,
  PanelQueryInput,
  PanelRouteError,
  RoomSettings,
  StoredDashboard,
  VariableInput,
  VariableOption,
  VariableValues,
} from "@/server/dashboard/contract";
import type { PanelListInput } from "@/server/dashboard/contract/panel-lists";
import type { EvidenceContent } from "@/server/evidence/contract";
import type { PanelLink, PanelLinkInput } from "@/server/explore/contract";

/** A panel route that did not do what was asked. `code` is one of the product's closed codes. */
export class RoomFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = "RoomFailure";
  }
}

/** Our own server did not answer: as good as Grafana gone, but not the same. */
export const SERVER_UNREACHABLE = "SERVER_UNREACHABLE";

async function failureOf(response: Response): Promise<RoomFailure> {
  const body = (await response.json().catch(() => null)) as Partial<PanelRouteError> | null;
  const { code = "INTERNAL", message = response.statusText, details = {} } = body?.error ?? {};
  return new RoomFailure(code, message, { httpStatus: response.status, ...details });
}

/**
 * A browser keeps six connections to one server. Panels that wait for a slow Grafana must leave some of them to the
 * conversation.
 */
const inTurn = fewAtOnce(4);

async function call(room: string, path: string, signal?: AbortSignal, body?: unknown): Promise<Response> {
  try {
    const url = `/api/grafana/rooms/${encodeURIComponent(room)}/${path}`;
    const request = {
      method: body === undefined ? "GET" : "POST",
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    };
    return await politely(() => inTurn(() => fetch(url, request), signal), signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RoomFailure(SERVER_UNREACHABLE, "Failed to fetch");
  }
}

async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw await failureOf(response);
  return (await response.json()) as T;
}

/** The answer to a panel's query; a 400 that carries results is one. */
export interface QueryAnswer {
  status: number;
  body: { results: Record<string, unknown> };
  /** Where an earlier answer stands in for a newer one. */
  stale: Stale | null;
}

/** On an answer that this browser had kept: our own server was not reached at all. */
const KEPT_AT = "x-kept-at";

function staleOf({ headers }: Response): Stale | null {
  const since = headers.get("x-stale-since");
  return since === null ? null : { since: Number(since), missing: headers.has(KEPT_AT) ? "server" : "grafana" };
}

/** What the browser may ask of a room. Every call rejects with a RoomFailure, or with the reason of the abort. */
export const roomApi = {
  settings: async (room: string, signal?: AbortSignal) => json<RoomSettings>(await call(room, "settings", signal)),
  dashboard: async (room: string, uid: string, signal?: AbortSignal) =>
    json<StoredDashboard>(await call(room, `dashboards/${encodeURIComponent(uid)}`, signal)),
  async query(room: string, input: PanelQueryInput, signal?: AbortSignal): Promise<QueryAnswer> {
    const response = await call(room, "query", signal, input);
    const about = { status: response.status, stale: staleOf(response) };
    if (response.ok) return { ...about, body: (await response.json()) as QueryAnswer["body"] };
    const copy = response.clone();
    const body = (await response.json().catch(() => null)) as Partial<QueryAnswer["body"]> | null;
    if (!body?.results) throw await failureOf(copy);
    return { ...about, body: { results: body.results } };
  },
  /** A document of evidence. */
  evidence: async (room: string, id: string, signal?: AbortSignal) =>
    json<EvidenceContent>(await call(room, `evidence/${encodeURIComponent(id)}`, signal)),
  variable: async (room: string, input: VariableInput, signal?: AbortSignal) =>
    json<VariableOption[]>(await call(room, "variable", signal, input)),
  filterOptions: async (room: string, input: FilterOptionsInput, signal?: AbortSignal) =>
    json<VariableOption[]>(await call(room, "filter-options", signal, input)),
  async annotations(
    room: string,
    asked: { dashboardUid: string; from: number; to: number; name: string; variables?: VariableValues },
    signal?: AbortSignal,
  ) {
    const { dashboardUid, from, to, name, variables } = asked;
    if (variables) return json<AnnotationLayer[]>(await call(room, "annotations", signal, asked));
    const params = new URLSearchParams({ dashboardUid, from: String(from), to: String(to), name });
    return json<AnnotationLayer[]>(await call(room, `annotations?${params.toString()}`, signal));
  },
  alertStates: async (room: string, dashboardUid: string, signal?: AbortSignal) =>
    json<PanelAlertState[]>(
      await call(room, `alert-states?${new URLSearchParams({ dashboardUid }).toString()}`, signal),
    ),
  /** Where a panel's queries stand in Grafana's Explore; for those with `query:adhoc`. */
  panelLink: async (room: string, input: PanelLinkInput, signal?: AbortSignal) =>
    json<PanelLink>(await call(room, "panel-link", signal, input)),
  /** What a stored list shows: the answer of the route of that name. */
  list: async <List>(room: string, name: string, input: PanelListInput, signal?: AbortSignal) =>
    json<List>(await call(room, name, signal, input)),
};
