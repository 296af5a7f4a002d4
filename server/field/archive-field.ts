import type { z } from "zod";
import type { archiveFieldInput, CustomField } from "@/server/field/contract";
import { editField } from "@/server/field/edit-field";
import { requireRoom } from "@/server/field/require-room";
import type { SignedIn } from "@/server/platform/context";

/**
 * Archives a field, or brings it back behind the others. Values stay, and are shown where they stand.
 * @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT; BAD_INPUT with the field `id`: `tooMany`
 */
export function archiveField(
  context: SignedIn,
  { isArchived, ...seen }: z.infer<typeof archiveFieldInput>,
): Promise<CustomField> {
  return editField(context, seen, async (field, tx) => {
    if (field.isArchived === isArchived) return {};
    if (isArchived) return { archivedAt: context.services.clock.now() };
    return { archivedAt: null, position: await requireRoom(tx, context.viewer.organizationId) };
  });
}
