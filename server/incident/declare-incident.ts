import type { DeclareInput } from "@/server/incident/contract";
import { openIncident } from "@/server/incident/open-incident";
import { decideRetrospective } from "@/server/incident/rules/decide-retrospective";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

const wrong = (path: string, code: string) => new AppError("BAD_INPUT", undefined, { fields: [{ path, code }] });
const dateOf = (time: string | null) => (time === null ? null : new Date(time));

/** What is over already, as it was; null for what is declared while it runs. */
function afterwards({ mode, retrospective }: DeclareInput, now: Date) {
  if (!retrospective) return null;
  if (mode !== "retrospective") throw wrong("retrospective", "mode");
  const { impactStartedAt, detectedAt, impactEndedAt, resolvedAt, isClosed } = retrospective;
  const decided = decideRetrospective(
    {
      impactStartedAt: new Date(impactStartedAt),
      detectedAt: dateOf(detectedAt),
      impactEndedAt: dateOf(impactEndedAt),
      resolvedAt: new Date(resolvedAt),
      isClosed,
    },
    now,
  );
  if ("problem" in decided) throw wrong(`retrospective.${decided.problem.name}`, decided.problem.code);
  return decided;
}

/**
 * Opens an incident in somebody's name, who thereby knows of it; one with times of the past is over when it opens.
 * @throws AppError FORBIDDEN; BAD_INPUT for a team, a type or a service of somebody else, for a type that was put away, and for
 * times that cannot have been: a field `retrospective.<name>` with what is wrong
 */
export async function declareIncident(
  { viewer, services }: SignedIn,
  { retrospective, ...input }: DeclareInput,
): Promise<{ number: number }> {
  authorize(viewer, "incident:declare");
  const now = services.clock.now();
  const over = afterwards({ ...input, retrospective }, now);
  const { number } = await services.db.$transaction((tx) =>
    openIncident(tx, {
      ...input,
      organizationId: viewer.organizationId,
      actor: { id: viewer.userId, name: viewer.name },
      source: "web",
      status: over?.status ?? "investigating",
      now,
      acknowledgedAt: now,
      impactStartedAt: null,
      ...(over && { times: over.times }),
    }),
  );
  return { number };
}
