import { EventEmitter } from "node:events";
import { createMemoryEventBus, type MemoryEventBus } from "@/server/adapters/memory/memory-event-bus";
import { eventBusSuite } from "@/server/ports/event-bus.suite";

const line = new EventEmitter();
const opened: MemoryEventBus[] = [];

eventBusSuite("memory", {
  async open() {
    const bus = createMemoryEventBus(line);
    opened.push(bus);
    return bus;
  },
  async interrupt() {
    for (const restore of opened.map((bus) => bus.interrupt())) restore();
  },
});
