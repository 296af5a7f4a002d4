import { headers } from "next/headers";
import { cache } from "react";
import { contextOf } from "@/server/request-context";

/** Who asks, looked up once per request. */
export const presentContext = cache(async () => contextOf(await headers()));
