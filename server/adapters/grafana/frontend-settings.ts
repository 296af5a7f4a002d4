import { z } from "zod";
import { readAnswer } from "./read-answer";
import type { SharedGet } from "./shared-get";

const text = z.string().catch("");
const flag = z.boolean().catch(false);

/** What we read of `GET /api/frontend/settings`; addresses and settings of data sources are left out. */
const schema = z.object({
  appUrl: text,
  namespace: z.string().catch("default"),
  defaultDatasource: text,
  buildInfo: z.object({ version: text }).catch({ version: "" }),
  rendererAvailable: flag,
  rendererVersion: text,
  unifiedAlertingEnabled: flag,
  snapshotEnabled: flag,
  datasources: z
    .record(
      z.string(),
      z.object({
        uid: text,
        type: text,
        name: text,
        jsonData: z.object({ timeInterval: z.string().optional().catch(undefined) }).catch({}),
        meta: z.object({ backend: z.boolean().optional().catch(undefined) }).catch({}),
      }),
    )
    .catch({}),
});
export type FrontendSettings = z.output<typeof schema>;

export async function frontendSettings(get: SharedGet, signal?: AbortSignal): Promise<FrontendSettings> {
  return readAnswer(schema, await get({ path: "api/frontend/settings" }, signal), "settings");
}
