import type { PushMessage, PushOutcome, PushSender, PushTarget } from "@/server/ports/push-sender";

export interface MemoryPush extends PushSender {
  /** What was taken, oldest first. */
  readonly sent: { target: PushTarget; message: PushMessage }[];
  /** What the next messages to an endpoint come to; taken when there is none left. */
  readonly outcomes: Map<string, PushOutcome[]>;
}

/** Keeps messages instead of sending them. Takes any https address. */
export function memoryPush(publicKey: string | null = "B".padEnd(87, "A")): MemoryPush {
  const sent: MemoryPush["sent"] = [];
  const outcomes: MemoryPush["outcomes"] = new Map();
  return {
    publicKey,
    sent,
    outcomes,
    accepts: (endpoint) => endpoint.startsWith("https://"),
    async send(target, message) {
      if (publicKey === null) return { state: "refused", reason: "off" };
      if (!target.endpoint.startsWith("https://")) return { state: "refused", reason: "address" };
      const outcome = outcomes.get(target.endpoint)?.shift() ?? { state: "taken" };
      if (outcome.state === "taken") sent.push({ target, message });
      return outcome;
    },
    close: async () => undefined,
  };
}
