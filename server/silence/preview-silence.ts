import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { PreviewSilenceInput, SilencePreview } from "@/server/silence/contract";
import { incidentAlerts } from "@/server/silence/incident-alerts";
import { ownerOf } from "@/server/silence/owner-of";
import { holdsBack } from "@/server/silence/rules/holds-back";

/**
 * What a silence with these matchers would hold back now, by the word of what it would be written to.
 * @throws AppError NOT_FOUND, FORBIDDEN, RATE_LIMITED, BAD_INPUT, and as the silencer rejects
 */
export async function previewSilence(
  context: SignedIn,
  input: PreviewSilenceInput,
  signal?: AbortSignal,
): Promise<SilencePreview> {
  const { services, viewer } = context;
  const incident = await findIncident(context, input.incidentNumber);
  authorize(viewer, "silence:write", incident);
  await services.limits.take("completion", viewer.userId);
  const { silencer } = ownerOf(services, input.owner);
  const { matchers, problem } = parseMatchers(input.text);
  if (!matchers) return { ok: false, problem, index: null };
  const wrong = problemOfMatchers(matchers);
  if (wrong)
    return { ok: false, problem: { code: wrong.code, start: 0, end: input.text.length }, index: wrong.index ?? null };
  const { organizationId, id: incidentId } = incident;
  const [found, firing, alerts] = await Promise.all([
    silencer.count(matchers, signal),
    services.db.alert.count({ where: { organizationId, endsAt: null, source: { kind: input.owner } } }),
    incidentAlerts(services.db, incidentId),
  ]);
  const own = alerts.filter(({ isFiring, owner }) => isFiring && owner === input.owner);
  const holds = holdsBack(matchers);
  return {
    ok: true,
    matchers,
    ...found,
    firing,
    own: { count: holds && own.filter(({ labels }) => holds(labels)).length, firing: own.length },
  };
}
