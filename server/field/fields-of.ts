import type { CustomField } from "@/server/field/contract";
import { toField } from "@/server/field/to-field";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** An organization's fields in their order, archived ones among them. */
export async function fieldsOf(
  db: Pick<Prisma.TransactionClient, "customField">,
  organizationId: string,
): Promise<CustomField[]> {
  const rows = await db.customField.findMany({
    where: { organizationId },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  return rows.map(toField);
}
