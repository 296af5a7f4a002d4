import { SEVERITIES } from "@/server/incident/contract";
import { severityPolicies, type SeverityPolicies, USUAL_POLICIES } from "@/server/incident/contract/severity-policy";
import { authorize } from "@/server/platform/access";
import type { Services, SignedIn } from "@/server/platform/context";

const KEY = "incident.severities";

/** What severities mean in an organization; what is stored of another build, and does not fit, counts as not chosen. */
export async function policiesOf({ db }: Pick<Services, "db">, organizationId: string): Promise<SeverityPolicies> {
  const setting = await db.organizationSetting.findUnique({
    where: { organizationId_key: { organizationId, key: KEY } },
    select: { value: true },
  });
  return severityPolicies.catch(USUAL_POLICIES).parse(setting?.value);
}

/** Everybody reads what they declare by. @throws AppError FORBIDDEN */
export function readSeverityPolicies({ services, viewer }: SignedIn): Promise<SeverityPolicies> {
  authorize(viewer, "incident:read");
  return policiesOf(services, viewer.organizationId);
}

/** @throws AppError FORBIDDEN */
export async function setSeverityPolicies(
  { services, viewer }: SignedIn,
  value: SeverityPolicies,
): Promise<SeverityPolicies> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  const ordered = {
    ...value,
    severities: Object.fromEntries(SEVERITIES.map((each) => [each, value.severities[each]])),
  };
  await services.db.organizationSetting.upsert({
    where: { organizationId_key: { organizationId, key: KEY } },
    create: { organizationId, key: KEY, value: ordered },
    update: { value: ordered, updatedAt: services.clock.now() },
  });
  return value;
}
