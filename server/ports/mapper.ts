export interface MappingFailure {
  reason: "mapping" | "mapping_too_slow";
  detail: string;
  /** Where in the expression, counted from 0. */
  position?: number;
}

export type Mapped = { value: unknown } | { failure: MappingFailure };

/**
 * Evaluates expressions that people wrote over what strangers sent: apart from the process' own work, in bounded time
 * and memory. One at a time; those that wait keep their turn.
 */
export interface Mapper {
  /** What a JSONata expression makes of an input: plain JSON, undefined for nothing. Never rejects. */
  map(expression: string, input: unknown): Promise<Mapped>;
  close(): Promise<void>;
}
