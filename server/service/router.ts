import { protectedProcedure, router } from "@/server/platform/trpc";
import { applyImport } from "@/server/service/apply-import";
import {
  createServiceInput,
  readServiceInput,
  removeServiceInput,
  updateServiceInput,
} from "@/server/service/contract";
import { applyImportInput, previewImportInput } from "@/server/service/contract/catalogue-file";
import { createService } from "@/server/service/create-service";
import { exportCatalogue } from "@/server/service/export-catalogue";
import { previewImport } from "@/server/service/preview-import";
import { listServices } from "@/server/service/queries";
import { readServiceDetail } from "@/server/service/read-service-detail";
import { removeService } from "@/server/service/remove-service";
import { updateService } from "@/server/service/update-service";

export const serviceRouter = router({
  list: protectedProcedure.query(({ ctx }) => listServices(ctx)),
  get: protectedProcedure.input(readServiceInput).query(({ ctx, input }) => readServiceDetail(ctx, input.slug)),
  create: protectedProcedure.input(createServiceInput).mutation(({ ctx, input }) => createService(ctx, input)),
  update: protectedProcedure.input(updateServiceInput).mutation(({ ctx, input }) => updateService(ctx, input)),
  remove: protectedProcedure.input(removeServiceInput).mutation(({ ctx, input }) => removeService(ctx, input.id)),
  export: protectedProcedure.query(({ ctx }) => exportCatalogue(ctx)),
  // A mutation by its verb only: a file is too long for an address.
  previewImport: protectedProcedure
    .input(previewImportInput)
    .mutation(({ ctx, input }) => previewImport(ctx, input.text)),
  applyImport: protectedProcedure.input(applyImportInput).mutation(({ ctx, input }) => applyImport(ctx, input)),
});
