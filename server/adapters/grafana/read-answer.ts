import type { z } from "zod";
import { AppError } from "@/server/platform/errors";

/**
 * An answer in the form that was promised.
 *
 * @throws AppError GRAFANA_BAD_ANSWER
 */
export function readAnswer<S extends z.ZodType>(schema: S, body: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const words = `Grafana's ${what} cannot be read`;
  throw new AppError("GRAFANA_BAD_ANSWER", words, { code: "unexpected-shape", reason: words });
}
