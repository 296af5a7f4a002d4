import { z } from "zod";
import { authorize } from "@/server/platform/access";
import type { Services, SignedIn } from "@/server/platform/context";
import type { AutomaticAnnotations } from "@/server/annotation/contract";

const KEY = "annotations.automatic";
const stored = z.object({ isOn: z.boolean() });

/** @throws AppError FORBIDDEN */
export async function readAutomaticAnnotations({ services, viewer }: SignedIn): Promise<AutomaticAnnotations> {
  authorize(viewer, "settings:read");
  return automaticAnnotationsOf(services, viewer.organizationId);
}

/** @throws AppError FORBIDDEN */
export async function setAutomaticAnnotations(
  { services, viewer }: SignedIn,
  value: AutomaticAnnotations,
): Promise<AutomaticAnnotations> {
  authorize(viewer, "settings:update");
  // By the database's clock, which gives the events their times, too.
  await services.db.$executeRaw`
    insert into organization_setting (organization_id, key, value) values (${viewer.organizationId}::uuid, ${KEY}, ${value}::jsonb)
    on conflict (organization_id, key) do update set value = excluded.value, updated_at = now()`;
  return value;
}

async function automaticAnnotationsOf({ db }: Services, organizationId: string): Promise<AutomaticAnnotations> {
  const setting = await db.organizationSetting.findUnique({
    where: { organizationId_key: { organizationId, key: KEY } },
    select: { value: true },
  });
  return stored.catch({ isOn: false }).parse(setting?.value);
}
