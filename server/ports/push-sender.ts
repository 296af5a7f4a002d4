/** A browser as it described itself when it subscribed; all of it comes from outside. */
export interface PushTarget {
  /** Address at its maker's push service. */
  endpoint: string;
  /** Its public key (65 bytes, P-256, uncompressed) and shared secret (16 bytes), both in base64url. */
  p256dh: string;
  auth: string;
}

export interface PushMessage {
  /** Text of at most 3,000 bytes; only that browser can read it. */
  payload: string;
  /** How long the push service keeps it for a browser that is away, in seconds. */
  ttlSeconds: number;
  /** `high` wakes a phone that saves its battery. */
  urgency: "normal" | "high";
  /** A later message replaces an earlier one with the same topic that still waits: at most 32 of A–Z a–z 0–9 - _. */
  topic: string;
}

/**
 * What became of it. `taken`: the push service has it, which does not say that anybody saw it. `gone`: nobody receives
 * there any more. `too-large`: nothing was taken, a shorter one may be. `later`: nothing is known to have been taken, try
 * again, not before `afterMs` where the service said so. `refused`: trying again changes nothing.
 */
export type PushOutcome =
  | { state: "taken" }
  | { state: "gone" }
  | { state: "too-large" }
  | { state: "later"; afterMs: number | null; reason: string }
  | { state: "refused"; reason: string };

/** Sends to browsers over Web Push (RFC 8030, 8291, 8292). */
export interface PushSender {
  /** The key that browsers subscribe with, in base64url; null where push is switched off: nothing can be sent then. */
  readonly publicKey: string | null;
  /** Whether messages may go to this address at all. It says nothing of whether it answers. */
  accepts(endpoint: string): boolean;
  /**
   * Sends once, within 10 s, and never follows a redirect. Resolves whatever the other end does. After `later` the
   * message may have been taken all the same: who sends it again may send it twice.
   */
  send(target: PushTarget, message: PushMessage): Promise<PushOutcome>;
  /** Ends what is under way. */
  close(): Promise<void>;
}
