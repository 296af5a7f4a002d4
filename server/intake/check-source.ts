import jsonata from "jsonata";
import type { CreateSourceInput } from "@/server/intake/contract";
import type { ResolvedEnv } from "@/server/platform/context";
import { isLoopback } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";

const refused = (path: string, code: string) => new AppError("BAD_INPUT", undefined, { fields: [{ path, code }] });

/**
 * What cannot be seen field by field.
 * @throws AppError BAD_INPUT: a verification that does not fit the kind, or is none where others can call; a mapping that
 * is missing, or is no JSONata
 */
export function checkSource(
  env: Pick<ResolvedEnv, "APP_URL">,
  { kind, verification, options, mapping }: Pick<CreateSourceInput, "kind" | "verification" | "options" | "mapping">,
): void {
  if ((verification === "routing_key") !== (kind === "pagerduty")) throw refused("verification", "unfit");
  if (verification === "none" && !isLoopback(env.APP_URL)) throw refused("verification", "public");
  if (verification === "basic" && !options.username) throw refused("options.username", "missing");
  if (kind === "generic" && mapping === null) throw refused("mapping", "missing");
  if (mapping === null) return;
  try {
    jsonata(mapping);
  } catch (error) {
    const { message, position } = error as { message?: string; position?: number };
    throw new AppError("BAD_INPUT", undefined, {
      fields: [{ path: "mapping", code: "syntax", detail: message, position }],
    });
  }
}
