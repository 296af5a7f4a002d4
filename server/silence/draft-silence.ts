import { printMatcher } from "@/server/matcher/rules/print-matcher";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import {
  type DraftSilenceInput,
  SILENCE_COMMENT_MAX,
  SILENCE_MINUTES,
  SILENCE_OWNERS,
  type SilenceDraft,
} from "@/server/silence/contract";
import { incidentAlerts } from "@/server/silence/incident-alerts";
import { isIncidentOpen } from "@/server/silence/is-incident-open";
import { draftMatchers } from "@/server/silence/rules/draft-matchers";

/**
 * What a silence for one alert of an incident would be, or for all that still fire.
 * @throws AppError NOT_FOUND, also for an alert of another incident
 */
export async function draftSilence(context: SignedIn, input: DraftSilenceInput): Promise<SilenceDraft> {
  const { services, viewer } = context;
  const incident = await findIncident(context, input.incidentNumber);
  authorize(viewer, "timeline:read", incident);
  const owners = SILENCE_OWNERS.filter((name) => services.alertOwners[name] !== null);
  const alerts = (await incidentAlerts(services.db, incident.id)).filter(
    ({ owner }) => owner && owners.includes(owner),
  );
  const chosen =
    input.alertId === undefined
      ? alerts.filter(({ isFiring }) => isFiring)
      : alerts.filter(({ id }) => id === input.alertId);
  if (input.alertId !== undefined && chosen.length === 0) throw new AppError("NOT_FOUND");
  const owner = chosen[0]?.owner ?? owners[0] ?? "grafana";
  const own = chosen.filter((alert) => alert.owner === owner);
  const [first] = own;
  const ruleUid = first?.ruleUid && own.every((alert) => alert.ruleUid === first.ruleUid) ? first.ruleUid : undefined;
  const matchers = draftMatchers(
    own.map(({ labels }) => labels),
    ruleUid,
  );
  return {
    owner,
    owners,
    matchers,
    text: `{${matchers.map(printMatcher).join(", ")}}`,
    minutes: SILENCE_MINUTES.usual,
    comment: [...new Set(own.map(({ name }) => name))].join(", ").slice(0, SILENCE_COMMENT_MAX),
    createdBy: viewer.name,
    isOpen: await isIncidentOpen(services.db, incident.id),
  };
}
