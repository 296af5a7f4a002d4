import type { QueuedState } from "./attachment-queue";

/** Stopped only because nobody answered: it goes out when the line is back. */
export const isOffline = (state: QueuedState): boolean => state.step === "refused" && state.code === "OFFLINE";
