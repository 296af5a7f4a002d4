import { refusalOf } from "@/app/_lib/trpc";

interface WrongField {
  path?: unknown;
  code?: unknown;
}

/** What the server has against the chosen type; null where that is not what it refused. */
export function typeProblemOf(error: unknown): "archived" | "unknown" | null {
  const { fields } = refusalOf(error).details;
  const field = Array.isArray(fields) ? (fields as WrongField[]).find(({ path }) => path === "typeId") : undefined;
  return field ? (field.code === "archived" ? "archived" : "unknown") : null;
}
