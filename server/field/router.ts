import { addField } from "@/server/field/add-field";
import { archiveField } from "@/server/field/archive-field";
import { changeField } from "@/server/field/change-field";
import { addFieldInput, archiveFieldInput, changeFieldInput, orderFieldsInput } from "@/server/field/contract";
import { listFields } from "@/server/field/list-fields";
import { orderFields } from "@/server/field/order-fields";
import { protectedProcedure, router } from "@/server/platform/trpc";

export const fieldRouter = router({
  list: protectedProcedure.query(({ ctx }) => listFields(ctx)),
  add: protectedProcedure.input(addFieldInput).mutation(({ ctx, input }) => addField(ctx, input)),
  change: protectedProcedure.input(changeFieldInput).mutation(({ ctx, input }) => changeField(ctx, input)),
  archive: protectedProcedure.input(archiveFieldInput).mutation(({ ctx, input }) => archiveField(ctx, input)),
  order: protectedProcedure.input(orderFieldsInput).mutation(({ ctx, input }) => orderFields(ctx, input)),
});
