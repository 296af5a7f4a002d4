import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { signInPath } from "@/app/(console)/_shell/sign-in-path";
import { presentContext } from "@/app/present-context";
import type { SignedIn } from "@/server/platform/context";

/** Name of the header in which the server hands on the path that was asked for. */
const PATH = "x-path";

/** Who asks, once per request; without a session on to sign-in and back here afterwards. */
export const gate = cache(async (): Promise<SignedIn> => {
  const { viewer, ...rest } = await presentContext();
  return viewer ? { viewer, ...rest } : redirect(signInPath((await headers()).get(PATH)));
});
