import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { ImportPlan } from "@/server/service/contract/catalogue-file";
import { prepareImport } from "@/server/service/prepare-import";

/** What taking a file would change, without changing it. @throws AppError FORBIDDEN */
export async function previewImport(context: SignedIn, text: string): Promise<ImportPlan> {
  authorize(context.viewer, "service:update");
  return (await prepareImport(context, context.services.db, text)).plan;
}
