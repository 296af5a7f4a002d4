import { authorize, isAllowed } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { ShopState } from "@/server/shop/contract";

/** How the sandbox's shop is; null where there is none. @throws AppError FORBIDDEN */
export async function readShop({ viewer, services: { shop } }: SignedIn): Promise<ShopState | null> {
  authorize(viewer, "incident:read");
  return shop ? { ...shop.state(), canChange: isAllowed(viewer, "incident:declare") } : null;
}
