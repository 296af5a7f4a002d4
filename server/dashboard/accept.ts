import type { z } from "zod";
import { AppError } from "@/server/platform/errors";

/** The input as the schema reads it; what does not fit is refused by the names of its fields. */
export function accept<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 10).map(({ path, code }) => ({ path: path.join("."), code }));
  throw new AppError("BAD_INPUT", "The input cannot be used", { fields });
}
