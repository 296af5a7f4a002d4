import type { CustomField } from "@/server/field/contract";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** Names of those whom fields of kind `person` are set to, by id. */
export async function peopleInFields(
  db: Pick<Prisma.TransactionClient, "user">,
  organizationId: string,
  definitions: readonly CustomField[],
  values: readonly { fieldId: string; value: unknown }[],
): Promise<ReadonlyMap<string, string>> {
  const ofPeople = new Set(definitions.flatMap(({ id, kind }) => (kind === "person" ? [id] : [])));
  const ids = values.flatMap(({ fieldId, value }) =>
    ofPeople.has(fieldId) && typeof value === "string" ? [value] : [],
  );
  if (ids.length === 0) return new Map();
  const people = await db.user.findMany({
    where: { organizationId, id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
