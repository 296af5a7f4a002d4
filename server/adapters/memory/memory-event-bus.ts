import { EventEmitter } from "node:events";
import type { BusTopic, BusTopics, EventBus } from "@/server/ports/event-bus";

export interface MemoryEventBus extends EventBus {
  /** Drops every hint until the returned function is called, as a broken line would. */
  interrupt(): () => void;
}

/** A bus within one process; buses on the same `line` hear each other. */
export function createMemoryEventBus(line: EventEmitter = new EventEmitter()): MemoryEventBus {
  line.setMaxListeners(0);
  const resumed = new Set<() => void>();
  const unsubscribe = new Set<() => void>();
  let live = true;
  let closed = false;

  return {
    async publish(topic, hint) {
      if (closed) throw new Error("The event bus is closed");
      const copy = structuredClone(hint);
      queueMicrotask(() => line.emit(topic, copy));
    },
    subscribe<T extends BusTopic>(topic: T, handler: (hint: BusTopics[T]) => void) {
      const listener = (hint: BusTopics[T]) => {
        if (!live) return;
        try {
          handler(hint);
        } catch {
          // One subscriber's fault is not the others'.
        }
      };
      const stop = () => {
        line.off(topic, listener);
        unsubscribe.delete(stop);
      };
      line.on(topic, listener);
      unsubscribe.add(stop);
      return stop;
    },
    onResume(handler) {
      resumed.add(handler);
      return () => resumed.delete(handler);
    },
    isLive: () => live && !closed,
    async close() {
      closed = true;
      for (const stop of unsubscribe) stop();
    },
    interrupt() {
      live = false;
      return () => {
        live = true;
        for (const handler of resumed) handler();
      };
    },
  };
}
