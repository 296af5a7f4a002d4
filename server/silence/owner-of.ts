import type { Services } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { AlertOwner } from "@/server/ports/alert-owners";
import { SILENCE_OWNERS } from "@/server/silence/contract";

/** @throws AppError BAD_INPUT where none of that name is configured */
export function ownerOf({ alertOwners }: Pick<Services, "alertOwners">, name: string): AlertOwner {
  const known = SILENCE_OWNERS.find((each) => each === name);
  const owner = known && alertOwners[known];
  if (owner) return owner;
  const fields = [{ path: "owner", code: "notConfigured" }];
  throw new AppError("BAD_INPUT", "No such Alertmanager is configured", { fields });
}
