import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { ShopState } from "@/server/shop/contract";

/**
 * Breaks or heals the sandbox's shop; what is so already stays so.
 * @throws AppError FORBIDDEN; NOT_FOUND where there is no shop
 */
export async function changeShop(
  { viewer, services: { shop, log } }: SignedIn,
  wish: "break" | "heal",
): Promise<ShopState> {
  authorize(viewer, "incident:declare");
  if (!shop) throw new AppError("NOT_FOUND");
  const isChanged = wish === "break" ? shop.breakIt() : shop.heal();
  if (isChanged) log.info({ by: viewer.username, wish }, "the sandbox's shop was changed");
  return { ...shop.state(), canChange: true };
}
