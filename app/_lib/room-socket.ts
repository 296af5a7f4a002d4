import { io } from "socket.io-client";
import type { RoomLine, RoomListener } from "@/app/_lib/room-line";
import { organizationNotices } from "@/app/_lib/organization-notices";
import { roomLooks } from "@/app/_lib/room-looks";
import type { JoinAnswer, RoomMessages } from "@/server/timeline/contract";

/** Refusals that trying again does not mend; the page says so and offers the way on. */
const FINAL = new Set(["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"]);
const ANSWER_MS = 10_000;
const AGAIN_MS = { least: 500, more: 2_000 };

/** The line to one incident's room. It tries again for as long as it is open, sooner when the page is looked at. */
export function openRoomSocket(incidentNumber: number, url?: string): RoomLine {
  const socket = io(url ?? "", {
    path: "/realtime",
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    autoConnect: false,
    forceNew: true,
    // Spread widely: when the server comes back everybody does, and it can let in about a thousand a second.
    reconnectionDelay: 600,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.8,
    timeout: ANSWER_MS,
  });
  let again: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;
  let stopCarrying = () => {};

  /** A server that hangs up, or does not answer, is not tried again by socket.io itself. */
  function tryAgain(): void {
    clearTimeout(again);
    if (!isOpen) return;
    again = setTimeout(() => (socket.connected ? socket.disconnect().connect() : socket.connect()), jittered());
  }

  /** The server forgets it with the connection, and it is asked anew with each. */
  const watch = () => void (socket.connected && socket.emit("watch"));

  /** A page that is looked at, or a network that is back, does not wait for the next try. */
  function wake(): void {
    if (isOpen && !socket.connected && document.visibilityState === "visible") socket.connect();
  }

  function join(listener: RoomListener): void {
    const asked = { number: incidentNumber, after: listener.position() };
    socket.timeout(ANSWER_MS).emit("join", asked, (failure: Error | null, answer?: JoinAnswer) => {
      if (failure || !answer) return tryAgain();
      if (answer.ok) {
        listener.onJoined(answer.lastSeq);
        listener.onState("live");
        return;
      }
      listener.onRefused(answer.error);
      if (!FINAL.has(answer.error)) tryAgain();
    });
  }

  return {
    open(listener) {
      isOpen = true;
      const ours = (number: number) => number === incidentNumber;
      socket.on("connect", () => {
        // A try that was planned for the line before would end this one.
        clearTimeout(again);
        join(listener);
        organizationNotices.resume(watch);
      });
      socket.on("disconnect", (reason) => {
        listener.onState("offline");
        if (reason === "io server disconnect") tryAgain();
      });
      socket.on("connect_error", ({ message }) => {
        listener.onState("offline");
        // An inactive socket was refused by the server, not by the network.
        if (socket.active) return;
        if (FINAL.has(message)) listener.onRefused(message);
        else tryAgain();
      });
      socket.on("events", ({ number, events }: RoomMessages["events"]) => ours(number) && listener.onEvents(events));
      socket.on("presence", ({ number, people, total }: RoomMessages["presence"]) => {
        if (!ours(number)) return;
        listener.onPresence(people, total);
        roomLooks.tell({ kind: "people", people, total });
      });
      socket.on("typing", ({ number, person }: RoomMessages["typing"]) => ours(number) && listener.onTyping(person));
      socket.on("look", ({ number, person, look }: RoomMessages["look"]) => {
        if (ours(number)) roomLooks.tell({ kind: "look", person, look });
      });
      socket.on("look-here", ({ number, person, look }: RoomMessages["look-here"]) => {
        if (ours(number)) roomLooks.tell({ kind: "called", person, look });
      });
      socket.on("look-asked", ({ number, person, userId }: RoomMessages["look-asked"]) => {
        if (ours(number)) roomLooks.tell({ kind: "asked", person, userId });
      });
      socket.on("changed", (notice: RoomMessages["changed"]) => organizationNotices.tell(notice));
      // What cannot be said now is not said later: it would be about another moment.
      const stopLooks = roomLooks.carry(
        ({ message, ...word }) => socket.connected && socket.emit(message, { number: incidentNumber, ...word }),
      );
      const stopNotices = organizationNotices.carry(watch);
      stopCarrying = () => {
        stopLooks();
        stopNotices();
      };
      socket.on("left", ({ number, error }: RoomMessages["left"]) => ours(number) && listener.onRefused(error));
      if (typeof document !== "undefined") {
        document.addEventListener("visibilitychange", wake);
        window.addEventListener("online", wake);
      }
      socket.connect();
    },
    typing() {
      socket.volatile.emit("typing", { number: incidentNumber });
    },
    close() {
      isOpen = false;
      stopCarrying();
      clearTimeout(again);
      if (typeof document !== "undefined") {
        document.removeEventListener("visibilitychange", wake);
        window.removeEventListener("online", wake);
      }
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}

const jittered = () => AGAIN_MS.least + Math.random() * AGAIN_MS.more;
