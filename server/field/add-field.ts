import type { z } from "zod";
import type { addFieldInput, CustomField } from "@/server/field/contract";
import { refuseField } from "@/server/field/refuse-field";
import { requireFreeName } from "@/server/field/require-free-name";
import { requireRoom } from "@/server/field/require-room";
import { keepOptions } from "@/server/field/rules/keep-options";
import { toField } from "@/server/field/to-field";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

/**
 * Adds a field to all incidents, those that are open included.
 * @throws AppError FORBIDDEN; BAD_INPUT: `name` as of `requireFreeName`, `options` as of `keepOptions`, `id`: `tooMany`
 */
export async function addField(
  { services, viewer }: SignedIn,
  { kind, ...wanted }: z.infer<typeof addFieldInput>,
): Promise<CustomField> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  const kept = keepOptions({ kind, options: [] }, wanted.options);
  if ("problem" in kept) throw refuseField("options", kept.problem);
  return services.db.$transaction(async (tx) => {
    await requireFreeName(tx, { organizationId, name: wanted.name });
    const position = await requireRoom(tx, organizationId);
    const data = { ...wanted, ...kept, kind, organizationId, position, updatedAt: services.clock.now() };
    return toField(await tx.customField.create({ data }));
  });
}
