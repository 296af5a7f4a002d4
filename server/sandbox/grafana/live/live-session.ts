import { randomUUID } from "node:crypto";
import { type JsonObject, object, text } from "../http/json-fields";
import type { Identity } from "../http/service-account-tokens";
import { type LiveStream, liveRow, liveSchema } from "./live-streams";

interface Setup {
  identity: Identity;
  streams: Readonly<Record<string, LiveStream>>;
  /** First part of every channel: the organization's namespace, or its number in older releases. */
  prefix: string;
  now: () => number;
  send(message: unknown): void;
  close(code: number, reason: string): void;
}

const PING_SECONDS = 25;
const CHANNEL = /^[\w\-=.]+(\/[\w\-=.]+){2,}$/;
const ERRORS = {
  internal: { code: 100, message: "internal server error", temporary: true },
  denied: { code: 103, message: "permission denied" },
  noMethod: { code: 104, message: "method not found" },
  already: { code: 105, message: "already subscribed" },
  unavailable: { code: 108, message: "not available" },
} as const;

/** One connection to Grafana Live: the part of Centrifuge's JSON protocol that a reader of streams speaks. */
export function createLiveSession({ identity, streams, prefix, now, send, close }: Setup) {
  const timers = new Map<string, NodeJS.Timeout | undefined>();
  const ping = setInterval(() => send({}), PING_SECONDS * 1000);

  function subscribe(channel: string): JsonObject {
    if (timers.has(channel)) return { error: ERRORS.already };
    const [namespace = "", ...rest] = channel.split("/");
    if (!CHANNEL.test(channel)) return { error: ERRORS.internal };
    if (namespace !== prefix) {
      // Another organization is refused; what names none at all is not even understood.
      const names = /^\d+$/.test(prefix) ? /^\d+$/ : /^org-\d+$/;
      return { error: names.test(namespace) ? ERRORS.denied : ERRORS.internal };
    }
    const path = rest.join("/");
    const stream = streams[path];
    if (!stream) {
      if (!/^(stream|grafana)\//.test(path)) return { error: ERRORS.internal };
      timers.set(channel, undefined);
      return { subscribe: {} };
    }
    const push = () => send({ push: { channel, pub: { data: liveRow(stream, now()) } } });
    timers.set(channel, setInterval(push, stream.everyMs));
    return { subscribe: { data: liveSchema(stream) } };
  }

  function unsubscribe(channel: string): JsonObject {
    clearInterval(timers.get(channel));
    timers.delete(channel);
    return { unsubscribe: {} };
  }

  function answer(command: JsonObject): JsonObject | undefined {
    const channelOf = (name: string) => text(object(command[name])?.channel);
    if (command.connect) {
      return { connect: { client: randomUUID(), ping: PING_SECONDS, pong: true } };
    }
    if (command.subscribe) return subscribe(channelOf("subscribe"));
    if (command.unsubscribe) return unsubscribe(channelOf("unsubscribe"));
    if (command.publish) {
      return identity.role === "Admin" ? { publish: {} } : { error: ERRORS.denied };
    }
    if (command.rpc) {
      return { error: object(command.rpc)?.method === "grafana.query" ? ERRORS.unavailable : ERRORS.noMethod };
    }
    return undefined;
  }

  return {
    /** Takes a message: commands in JSON, one a line. */
    receive(message: string): void {
      for (const line of message.split("\n").filter(Boolean)) {
        let command: JsonObject | undefined;
        try {
          command = object(JSON.parse(line));
        } catch {
          command = undefined;
        }
        // An empty object answers a ping.
        if (command && Object.keys(command).length === 0) continue;
        const answered = command && answer(command);
        if (!answered) return close(3501, "bad request");
        send({ id: command?.id, ...answered });
      }
    },
    end(): void {
      clearInterval(ping);
      for (const timer of timers.values()) clearInterval(timer);
      timers.clear();
    },
  };
}
