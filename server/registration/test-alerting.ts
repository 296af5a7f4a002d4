import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { TestOutcome, WithTokenInput } from "@/server/registration/contract";
import { currentRegistration } from "@/server/registration/current-registration";
import { hookOf } from "@/server/registration/hook-of";
import { newestSecret } from "@/server/registration/newest-secret";
import { sendTest } from "@/server/registration/send-test";

/** Has Grafana send its test again. @throws AppError FORBIDDEN; NOT_FOUND where nothing is connected, or its secret is lost */
export async function testAlerting(context: SignedIn, { token }: WithTokenInput): Promise<TestOutcome> {
  const { services, viewer } = context;
  authorize(viewer, "settings:update");
  const current = await currentRegistration(context);
  const secret = current && (await newestSecret(services, current.source.id));
  if (!current || !secret) throw new AppError("NOT_FOUND");
  return sendTest(
    services,
    current.source.id,
    hookOf(current.source, secret, []),
    token === undefined ? {} : { token },
  );
}
