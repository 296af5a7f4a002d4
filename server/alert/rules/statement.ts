/** A statement that is put together: values get places in it, and never become part of its text. */
export class Statement {
  readonly values: unknown[];

  constructor(values: readonly unknown[] = []) {
    this.values = [...values];
  }

  /** Adds a value and says how it is written. */
  put(value: unknown, type: string): string {
    return `$${this.values.push(value)}::${type}`;
  }
}
