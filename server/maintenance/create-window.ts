import type { CreateWindowInput, WindowItem } from "@/server/maintenance/contract";
import { WINDOW_MAX_DAYS, WINDOWS_MAX } from "@/server/maintenance/contract";
import { windowItem } from "@/server/maintenance/queries";
import { instantsOfClock } from "@/server/maintenance/rules/instants-of-clock";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

const DAY_MS = 86_400_000;
const refused = (path: string, code: string) => new AppError("BAD_INPUT", undefined, { fields: [{ path, code }] });

/**
 * Plans a window. Sent again with the same key it is planned once.
 * @throws AppError FORBIDDEN; BAD_INPUT with the field: `to` `beforeStart`, `tooLong` or `isOver`, `matchers`;
 * CONFLICT for the same key with something else; TOO_MANY_PENDING
 */
export async function createWindow({ services, viewer }: SignedIn, input: CreateWindowInput): Promise<WindowItem> {
  authorize(viewer, "maintenance:update");
  const { db, clock } = services;
  const { idempotencyKey: id, name, matchers, from, to, timeZone, comment } = input;
  const { organizationId } = viewer;
  const now = clock.now();
  const problem = problemOfMatchers(matchers);
  if (problem) throw refused(problem.index === undefined ? "matchers" : `matchers.${problem.index}`, problem.code);
  const [startsAt, endsAt] = [instantsOfClock(from, timeZone).earliest, instantsOfClock(to, timeZone).latest];
  if (to <= from || endsAt <= startsAt) throw refused("to", "beforeStart");
  if (endsAt - startsAt > WINDOW_MAX_DAYS * DAY_MS) throw refused("to", "tooLong");
  const known = await db.maintenanceWindow.findFirst({ where: { id } });
  if (!known) {
    if (endsAt <= now.getTime()) throw refused("to", "isOver");
    const ahead = { organizationId, endsAt: { gt: now }, cancelledAt: null };
    if ((await db.maintenanceWindow.count({ where: ahead })) >= WINDOWS_MAX)
      throw new AppError("TOO_MANY_PENDING", undefined, { limit: WINDOWS_MAX });
    const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), timeZone };
    const author = { createdById: viewer.userId, createdBy: viewer.name };
    const data = { id, organizationId, name, matchers, comment, ...times, ...author };
    await db.maintenanceWindow.createMany({ data, skipDuplicates: true });
  }
  const stored = known ?? (await db.maintenanceWindow.findUnique({ where: { id } }));
  const isSame =
    stored?.organizationId === organizationId && stored.name === name && stored.startsAt.getTime() === startsAt;
  if (!isSame) throw new AppError("CONFLICT");
  return windowItem(stored, now);
}
