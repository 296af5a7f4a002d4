import { protectedProcedure, router } from "@/server/platform/trpc";
import { createServiceInput, removeServiceInput, updateServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";
import { listServices } from "@/server/service/queries";
import { removeService } from "@/server/service/remove-service";
import { updateService } from "@/server/service/update-service";

export const serviceRouter = router({
  list: protectedProcedure.query(({ ctx }) => listServices(ctx)),
  create: protectedProcedure.input(createServiceInput).mutation(({ ctx, input }) => createService(ctx, input)),
  update: protectedProcedure.input(updateServiceInput).mutation(({ ctx, input }) => updateService(ctx, input)),
  remove: protectedProcedure.input(removeServiceInput).mutation(({ ctx, input }) => removeService(ctx, input.id)),
});
