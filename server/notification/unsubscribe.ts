import type { SignedIn } from "@/server/platform/context";

/** Tells this person in this browser no more. Nothing changes where they were not told. */
export async function unsubscribe({ services, viewer }: SignedIn, input: { endpoint: string }): Promise<void> {
  await services.db.pushSubscription.deleteMany({ where: { endpoint: input.endpoint, userId: viewer.userId } });
}
