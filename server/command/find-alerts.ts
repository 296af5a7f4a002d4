import type { IncidentDetail } from "@/server/incident/contract";
import type { Labels } from "@/server/matcher/contract";
import type { SignedIn } from "@/server/platform/context";
import { SILENCE_OWNERS, type SilenceOwner } from "@/server/silence/contract";
import { incidentAlerts } from "@/server/silence/incident-alerts";

const MOST = 500;

/** An alert that may be silenced. */
export interface NamedAlert {
  name: string;
  labels: Labels;
  ruleUid: string | null;
  owner: SilenceOwner;
}

/** The alerts of an incident; where it has none, all that fire now and can be asked for. */
export async function findAlerts({ services }: SignedIn, { id }: IncidentDetail): Promise<NamedAlert[]> {
  const own = (await incidentAlerts(services.db, id)).flatMap(({ owner, ...alert }) =>
    owner && services.alertOwners[owner] ? [{ ...alert, owner }] : [],
  );
  if (own.length > 0) return own;
  const firing = await Promise.allSettled(
    SILENCE_OWNERS.map(async (owner) => {
      const alerts = (await services.alertOwners[owner]?.alertFeed.alerts({})) ?? [];
      return alerts.slice(0, MOST).map(({ labels }): NamedAlert => {
        const { alertname: name = "", __alert_rule_uid__: ruleUid = null } = labels;
        return { name, labels, ruleUid, owner };
      });
    }),
  );
  return firing.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
}
