export type JsonObject = Record<string, unknown>;

/** Reads fields of unknown JSON: the value when it has the type, else what stands for none. */
export const text = (value: unknown): string => (typeof value === "string" ? value : "");

export const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;

export const object = (value: unknown): JsonObject | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

export const objects = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.map(object).filter((item) => item !== undefined) : [];
