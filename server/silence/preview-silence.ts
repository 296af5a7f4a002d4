import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { PreviewSilenceInput, SilencePreview } from "@/server/silence/contract";
import { ownerOf } from "@/server/silence/owner-of";

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
  if (!matchers) return { ok: false, problem };
  const wrong = problemOfMatchers(matchers);
  if (wrong) return { ok: false, problem: { code: wrong.code, start: 0, end: input.text.length } };
  return { ok: true, matchers, ...(await silencer.count(matchers, signal)) };
}
