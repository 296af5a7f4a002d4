import type { z } from "zod";
import type { changeFieldInput, CustomField } from "@/server/field/contract";
import { editField } from "@/server/field/edit-field";
import { refuseField } from "@/server/field/refuse-field";
import { requireFreeName } from "@/server/field/require-free-name";
import { keepOptions } from "@/server/field/rules/keep-options";
import type { SignedIn } from "@/server/platform/context";

/**
 * Changes everything about a field but its kind. Values stay what they are.
 * @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT; BAD_INPUT as of `addField`
 */
export function changeField(
  context: SignedIn,
  { id, version, ...wanted }: z.infer<typeof changeFieldInput>,
): Promise<CustomField> {
  return editField(context, { id, version }, async (field, tx) => {
    const kept = keepOptions(field, wanted.options);
    if ("problem" in kept) throw refuseField("options", kept.problem);
    const { organizationId } = context.viewer;
    await requireFreeName(tx, { organizationId, name: wanted.name, except: field.id });
    return { ...wanted, ...kept };
  });
}
