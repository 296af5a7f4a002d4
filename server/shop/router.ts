import { protectedProcedure, router } from "@/server/platform/trpc";
import { changeShop } from "@/server/shop/change-shop";
import { readShop } from "@/server/shop/read-shop";

export const shopRouter = router({
  state: protectedProcedure.query(({ ctx }) => readShop(ctx)),
  break: protectedProcedure.mutation(({ ctx }) => changeShop(ctx, "break")),
  heal: protectedProcedure.mutation(({ ctx }) => changeShop(ctx, "heal")),
});
