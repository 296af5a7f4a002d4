import { PREVIEW_DAYS, type WindowPreview } from "@/server/maintenance/contract";
import type { Labels } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

/** More than these are not looked through. */
const MOST = 10_000;
const EXAMPLES = 20;
const DAY_MS = 86_400_000;

/**
 * What a window with these matchers would hold back if it ran now, and what it would have held back lately.
 * @throws AppError FORBIDDEN, RATE_LIMITED
 */
export async function previewWindow({ services, viewer }: SignedIn, text: string): Promise<WindowPreview> {
  authorize(viewer, "maintenance:read");
  await services.limits.take("completion", viewer.userId);
  const { matchers, problem } = parseMatchers(text);
  if (!matchers) return { ok: false, problem, index: null };
  const wrong = problemOfMatchers(matchers);
  const fits = wrong ? null : compileMatchers(matchers);
  if (!fits) {
    const { code, index = null } = wrong ?? { code: "badPattern" as const };
    return { ok: false, problem: { code, start: 0, end: text.length }, index };
  }
  const { db, clock } = services;
  const { organizationId } = viewer;
  const since = new Date(clock.now().getTime() - PREVIEW_DAYS * DAY_MS);
  const [firing, recent] = await Promise.all([
    db.alert.findMany({
      where: { organizationId, endsAt: null },
      select: { labels: true },
      orderBy: { startsAt: "desc" },
      take: MOST,
    }),
    db.alertFiring.findMany({
      where: { organizationId, startsAt: { gt: since } },
      select: { labels: true },
      orderBy: { startsAt: "desc" },
      take: MOST + 1,
    }),
  ]);
  const fitting = (all: readonly { labels: unknown }[]) => all.map(({ labels }) => labels as Labels).filter(fits);
  const [now, lately] = [fitting(firing), fitting(recent.slice(0, MOST))];
  return {
    ok: true,
    firing: firing.length,
    count: now.length,
    recent: lately.length,
    isCut: recent.length > MOST,
    examples: (now.length > 0 ? now : lately).slice(0, EXAMPLES),
  };
}
