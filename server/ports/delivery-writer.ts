/** A call that proved who it comes from. */
export interface NewDelivery {
  organizationId: string;
  sourceId: string;
  receivedAt: Date;
  headers: Record<string, string>;
  body: Buffer;
  /** Of a signed moment; null for a call that is not bound to one. */
  signature: string | null;
}

/** Stores what was delivered, durably and together with what arrives at the same time. */
export interface DeliveryWriter {
  /**
   * Resolves after commit with the delivery's number; null for a signature that was stored before.
   * @throws AppError TOO_MANY_PENDING the queue is full, nothing was stored · DATABASE_UNAVAILABLE unknown whether it
   * was stored: taking it twice is harmless
   */
  write(delivery: NewDelivery): Promise<bigint | null>;
  /** Waits for what was accepted, then takes nothing more. */
  close(): Promise<void>;
}
