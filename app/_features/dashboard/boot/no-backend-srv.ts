import type { BackendSrv } from "@grafana/runtime";
import { throwError } from "rxjs";

const NOT_SERVED = { status: 404, statusText: "Not Found", data: { message: "Not served here" } };

/**
 * Grafana's packages may ask their host for more than the room serves: all of it is refused, except for the list of
 * data sources that the runtime reads once, which comes later from the room's settings.
 */
export function noBackendSrv(): BackendSrv {
  const refuse = async (): Promise<never> => {
    throw NOT_SERVED;
  };
  const observable = () => throwError(() => NOT_SERVED);
  const get = async (url: string): Promise<unknown> =>
    url === "/api/frontend/settings" ? { datasources: {}, defaultDatasource: "" } : refuse();
  const service = { get, post: refuse, put: refuse, patch: refuse, delete: refuse, request: refuse };
  return { ...service, datasourceRequest: refuse, fetch: observable, chunked: observable } as BackendSrv;
}
