export type PromqlErrorType = "bad_data" | "execution" | "unsupported";

/** A query that Prometheus would refuse, in its words. */
export class PromqlError extends Error {
  constructor(
    readonly type: PromqlErrorType,
    message: string,
  ) {
    super(message);
  }

  /** The HTTP status Prometheus gives this kind of error. */
  get status(): 400 | 422 {
    return this.type === "execution" ? 422 : 400;
  }

  /** A mistake in the text of the query, at a character offset. */
  static parse(text: string, offset: number, message: string): PromqlError {
    const before = text.slice(0, offset);
    const line = before.split("\n").length;
    const column = offset - (before.lastIndexOf("\n") + 1) + 1;
    return new PromqlError("bad_data", `invalid parameter "query": ${line}:${column}: parse error: ${message}`);
  }
}
