import { alertScope } from "@/server/alert/alert-scope";
import { alertsByPlace } from "@/server/alert/alerts-by-place";
import type { AlertPart, ListAlertPartInput } from "@/server/alert/contract/alert-list";
import type { SignedIn } from "@/server/platform/context";

/**
 * Alerts of one group behind those that are known. What begins or ends meanwhile moves no other alert from its place.
 * @throws as `listAlerts` does; a group that is not there has no alerts
 */
export async function listAlertPart(context: SignedIn, input: ListAlertPartInput): Promise<AlertPart> {
  const { key, after, until, limit, state } = input;
  const scope = await alertScope(context, input, key);
  const slice = { key, most: limit + 1, ...(after && { after }), ...(until && { until }) };
  const alerts = (await alertsByPlace(context, scope, state, [slice])).get(key) ?? [];
  return { alerts: alerts.slice(0, limit), hasMore: alerts.length > limit };
}
