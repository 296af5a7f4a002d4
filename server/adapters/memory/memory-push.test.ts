import { memoryPush } from "@/server/adapters/memory/memory-push";
import type { PushOutcome } from "@/server/ports/push-sender";
import { pushSenderSuite } from "@/server/ports/push-sender.suite";

const OUTCOMES: Record<number, PushOutcome> = {
  404: { state: "gone" },
  413: { state: "too-large" },
  429: { state: "later", afterMs: null, reason: "429" },
  403: { state: "refused", reason: "403" },
};

pushSenderSuite("in memory", async (isOn) => {
  const sender = isOn ? memoryPush() : memoryPush(null);
  const target = { endpoint: "https://push.example/x", p256dh: "", auth: "" };
  return {
    sender,
    target,
    answer: (status) => sender.outcomes.set(target.endpoint, OUTCOMES[status] ? [OUTCOMES[status]] : []),
    arrived: () => sender.sent.map(({ message }) => message.payload),
    close: () => sender.close(),
  };
});
