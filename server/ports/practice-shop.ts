import type { ShopState } from "@/server/shop/contract";

/** Something that can be broken without harm, where the product runs as a sandbox. */
export interface PracticeShop {
  state(): Omit<ShopState, "canChange">;
  /** Releases what breaks it; false where that runs already. */
  breakIt(): boolean;
  /** Takes that release back; false where nothing is to be taken back. */
  heal(): boolean;
}
