import type { ShownSecret } from "@/server/intake/contract";
import { createSource } from "@/server/intake/create-source";
import { rotateSecret } from "@/server/intake/rotate-secret";
import { readSource } from "@/server/intake/queries";
import { newestSecret } from "@/server/registration/newest-secret";
import type { SignedIn } from "@/server/platform/context";

/** As the contact point is set up. */
const SIGNED = { header: "X-Grafana-Alerting-Signature", timestampHeader: "X-Grafana-Alerting-Timestamp" };

/**
 * The source that Grafana calls, with its secret. One that an earlier try has left is used again.
 * @throws AppError FORBIDDEN; BAD_INPUT, with the field's code `taken` where the name is that of another source
 */
export async function ownSource(context: SignedIn, name: string, signs: boolean): Promise<ShownSecret> {
  const { services, viewer } = context;
  const verification = signs ? "hmac" : "bearer";
  const { organizationId } = viewer;
  const known = await services.db.alertSource.findFirst({
    where: { organizationId, kind: "grafana", name, verification },
    select: { id: true },
  });
  if (!known) {
    const options = signs ? SIGNED : {};
    return createSource(context, { kind: "grafana", name, verification, options, mapping: null });
  }
  await services.db.alertSource.update({ where: { id: known.id }, data: { isOn: true } });
  const secret = await newestSecret(services, known.id);
  if (secret === null) return rotateSecret(context, known.id);
  return { source: await readSource(context, known.id), secret };
}
