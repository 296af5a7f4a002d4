import { protectedProcedure, router } from "@/server/platform/trpc";
import { connectAlerting } from "@/server/registration/connect-alerting";
import { connectAlertingInput, withTokenInput } from "@/server/registration/contract";
import { disconnectAlerting } from "@/server/registration/disconnect-alerting";
import { readRegistration } from "@/server/registration/read-registration";
import { testAlerting } from "@/server/registration/test-alerting";

export const registrationRouter = router({
  status: protectedProcedure.query(({ ctx }) => readRegistration(ctx)),
  connect: protectedProcedure.input(connectAlertingInput).mutation(({ ctx, input }) => connectAlerting(ctx, input)),
  test: protectedProcedure.input(withTokenInput).mutation(({ ctx, input }) => testAlerting(ctx, input)),
  disconnect: protectedProcedure.input(withTokenInput).mutation(({ ctx, input }) => disconnectAlerting(ctx, input)),
});
