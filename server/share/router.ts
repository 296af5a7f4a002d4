import { z } from "zod";
import { incidentNumberSchema } from "@/server/incident/contract";
import { protectedProcedure, publicProcedure, router } from "@/server/platform/trpc";
import { createShareInput, openShareInput, revokeShareInput } from "@/server/share/contract";
import { createShare } from "@/server/share/create-share";
import { listShares } from "@/server/share/list-shares";
import { openShare } from "@/server/share/open-share";
import { revokeShare } from "@/server/share/revoke-share";

const byNumber = z.strictObject({ number: incidentNumberSchema });

export const shareRouter = router({
  create: protectedProcedure.input(createShareInput).mutation(({ ctx, input }) => createShare(ctx, input)),
  list: protectedProcedure.input(byNumber).query(({ ctx, input }) => listShares(ctx, input.number)),
  revoke: protectedProcedure.input(revokeShareInput).mutation(({ ctx, input }) => revokeShare(ctx, input)),
  open: publicProcedure.input(openShareInput).mutation(({ ctx, input }) => openShare(ctx, input.token)),
});
