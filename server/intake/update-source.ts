import { checkSource } from "@/server/intake/check-source";
import type { AlertSourceState, SourceKind, UpdateSourceInput, Verification } from "@/server/intake/contract";
import { readSource } from "@/server/intake/queries";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** @throws AppError FORBIDDEN, NOT_FOUND; BAD_INPUT as when it was made */
export async function updateSource(context: SignedIn, input: UpdateSourceInput): Promise<AlertSourceState> {
  const { viewer, services } = context;
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  const { id, ...data } = input;
  const present = await services.db.alertSource.findFirst({
    where: { id, organizationId },
    select: { kind: true, verification: true },
  });
  if (!present) throw new AppError("NOT_FOUND");
  const { kind, verification } = present as { kind: SourceKind; verification: Verification };
  checkSource(services.env, { ...data, kind, verification });
  const namesake = await services.db.alertSource.count({ where: { organizationId, name: data.name, id: { not: id } } });
  if (namesake > 0) throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "name", code: "taken" }] });
  await services.db.alertSource.update({ where: { id }, data });
  return readSource(context, id);
}
