import type { CustomField } from "@/server/field/contract";
import { fieldsOf } from "@/server/field/fields-of";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

/** Everybody sees incidents with them. @throws AppError FORBIDDEN */
export function listFields({ services, viewer }: SignedIn): Promise<CustomField[]> {
  authorize(viewer, "incident:read");
  return fieldsOf(services.db, viewer.organizationId);
}
