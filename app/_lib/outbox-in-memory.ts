import type { OutboxShare } from "@/app/_lib/timeline-outbox";

const nothingIsKept = () => Promise.reject(new Error("Nothing is kept here"));

/** Where nothing can be kept and no other page is: unsent messages live as long as the page. */
export const outboxInMemory: OutboxShare = {
  storage: { all: async () => [], put: nothingIsKept, remove: nothingIsKept },
  tabs: {
    lead(onTurn) {
      onTurn();
      return () => undefined;
    },
    tell: () => undefined,
    listen: () => () => undefined,
  },
};
