import { AppError } from "@/server/platform/errors";

/** Names what of the input cannot be, and why. */
export function refuseField(path: string, code: string): AppError {
  return new AppError("BAD_INPUT", undefined, { fields: [{ path, code }] });
}
