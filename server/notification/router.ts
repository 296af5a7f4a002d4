import {
  endpointInput,
  removeDeviceInput,
  renewInput,
  savePreferencesInput,
  subscribeInput,
} from "@/server/notification/contract";
import { readSettings } from "@/server/notification/read-settings";
import { removeDevice } from "@/server/notification/remove-device";
import { renewSubscription } from "@/server/notification/renew-subscription";
import { savePreferences } from "@/server/notification/save-preferences";
import { sendTest } from "@/server/notification/send-test";
import { subscribe } from "@/server/notification/subscribe";
import { unsubscribe } from "@/server/notification/unsubscribe";
import { protectedProcedure, router } from "@/server/platform/trpc";

/** Everybody's own: nothing here names another person. */
export const notificationRouter = router({
  settings: protectedProcedure.query(({ ctx }) => readSettings(ctx)),
  save: protectedProcedure.input(savePreferencesInput).mutation(({ ctx, input }) => savePreferences(ctx, input)),
  subscribe: protectedProcedure.input(subscribeInput).mutation(({ ctx, input }) => subscribe(ctx, input)),
  renew: protectedProcedure.input(renewInput).mutation(({ ctx, input }) => renewSubscription(ctx, input)),
  unsubscribe: protectedProcedure.input(endpointInput).mutation(({ ctx, input }) => unsubscribe(ctx, input)),
  removeDevice: protectedProcedure.input(removeDeviceInput).mutation(({ ctx, input }) => removeDevice(ctx, input)),
  test: protectedProcedure.input(endpointInput).mutation(({ ctx, input }) => sendTest(ctx, input)),
});
