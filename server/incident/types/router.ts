import {
  createTypeInput,
  orderTypesInput,
  seenTypeInput,
  updateTypeInput,
} from "@/server/incident/contract/incident-type";
import { archiveType, createType, orderTypes, updateType } from "@/server/incident/types/change-types";
import { listTypes } from "@/server/incident/types/read-types";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const incidentTypeRouter = router({
  list: protectedProcedure.query(({ ctx }) => listTypes(ctx)),
  create: protectedProcedure.input(createTypeInput).mutation(({ ctx, input }) => createType(ctx, input)),
  update: protectedProcedure.input(updateTypeInput).mutation(({ ctx, input }) => updateType(ctx, input)),
  archive: protectedProcedure.input(seenTypeInput).mutation(({ ctx, input }) => archiveType(ctx, input, true)),
  restore: protectedProcedure.input(seenTypeInput).mutation(({ ctx, input }) => archiveType(ctx, input, false)),
  order: protectedProcedure.input(orderTypesInput).mutation(({ ctx, input }) => orderTypes(ctx, input)),
});
