import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** Takes one of a person's browsers away, such as a lost phone. @throws AppError NOT_FOUND, alike for somebody else's */
export async function removeDevice({ services, viewer }: SignedIn, { id }: { id: string }): Promise<void> {
  const { count } = await services.db.pushSubscription.deleteMany({ where: { id, userId: viewer.userId } });
  if (count === 0) throw new AppError("NOT_FOUND");
}
