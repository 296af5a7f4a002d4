import { type CustomField, type FieldValue, type SentFields } from "@/server/field/contract";
import { appliesTo } from "@/server/field/rules/applies-to";
import { checkValue } from "@/server/field/rules/check-value";
import { sameValue } from "@/server/field/rules/same-value";
import { valueWords } from "@/server/field/rules/value-words";
import { toField } from "@/server/field/to-field";
import { AppError } from "@/server/platform/errors";
import type { Incident, Prisma } from "@/server/platform/prisma-client/client";
import { recordEvent } from "@/server/timeline/record-event";

type Sent = SentFields[number]["value"];

export interface FieldWrite {
  incident: Pick<Incident, "id" | "organizationId" | "typeId">;
  fieldId: string;
  sent: Sent;
  /** What the sender saw in it; absent where there was nothing to see yet. */
  seen?: Sent;
  actor: { id: string | null; name: string };
  source?: string;
  now: Date;
  idempotencyKey?: string;
}

/** The value in the form in which it is kept; of a person one who belongs to the organization. */
async function decide(
  tx: Prisma.TransactionClient,
  { organizationId, typeId }: FieldWrite["incident"],
  field: CustomField,
  { sent, present }: { sent: Sent; present: FieldValue | null },
): Promise<FieldValue | null> {
  const refuse = (code: string) =>
    new AppError("BAD_INPUT", undefined, { fields: [{ path: `fields.${field.id}`, code }] });
  const checked = checkValue(field, sent, present);
  if ("problem" in checked) throw refuse(checked.problem);
  const { value } = checked;
  // What is set to something and not asked for any more can be emptied, and nothing else.
  if (value !== null && !sameValue(value, present) && !appliesTo(field, typeId)) throw refuse("notOurs");
  if (field.kind === "person" && typeof value === "string" && !sameValue(value, present)) {
    const person = await tx.user.findFirst({ where: { id: value, organizationId }, select: { id: true } });
    if (!person) throw refuse("unknown");
  }
  return value;
}

async function nameOf(tx: Prisma.TransactionClient, { kind }: CustomField, value: FieldValue | null) {
  if (kind !== "person" || typeof value !== "string") return null;
  return (await tx.user.findUnique({ where: { id: value }, select: { name: true } }))?.name ?? null;
}

/**
 * Sets one field of an incident in the caller's transaction, which holds the incident's row, and tells it. What is so
 * already stays, and is not told.
 * @throws AppError BAD_INPUT with the field `fields.<id>`: `unknown` for a field or a person of somebody else, `notOurs`
 * for one that is archived or of other incidents, and as of `checkValue`; INCIDENT_CHANGED with the `field`'s name when
 * somebody was faster
 */
export async function writeField(tx: Prisma.TransactionClient, write: FieldWrite): Promise<void> {
  const { incident, fieldId, sent, seen, actor, source, now, idempotencyKey } = write;
  const { id: incidentId, organizationId } = incident;
  // Its options stay what they are until this is written.
  await tx.$queryRaw`select 1 from custom_field where id = ${fieldId}::uuid for share`;
  const row = await tx.customField.findFirst({ where: { id: fieldId, organizationId } });
  if (!row) throw new AppError("BAD_INPUT", undefined, { fields: [{ path: `fields.${fieldId}`, code: "unknown" }] });
  const field = toField(row);
  const key = { incidentId, fieldId };
  const stored = await tx.incidentFieldValue.findUnique({ where: { incidentId_fieldId: key } });
  const present = (stored?.value ?? null) as FieldValue | null;
  const value = await decide(tx, incident, field, { sent, present });
  if (sameValue(value, present)) return;
  if (seen !== undefined && !sameValue(seen, present)) {
    throw new AppError("INCIDENT_CHANGED", undefined, { field: field.name });
  }
  if (value === null) {
    await tx.incidentFieldValue.delete({ where: { incidentId_fieldId: key } });
  } else {
    await tx.incidentFieldValue.upsert({
      where: { incidentId_fieldId: key },
      create: { ...key, organizationId, value, updatedAt: now },
      update: { value, updatedAt: now },
    });
  }
  await recordEvent(tx, {
    organizationId,
    incidentId,
    kind: "field_changed",
    actor,
    source,
    occurredAt: now,
    payload: {
      fieldId,
      name: field.name,
      fieldKind: field.kind,
      from: valueWords(field, present, await nameOf(tx, field, present)),
      to: valueWords(field, value, await nameOf(tx, field, value)),
    },
    idempotencyKey,
  });
}
