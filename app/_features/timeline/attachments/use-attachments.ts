"use client";

import { useCallback, useState, useSyncExternalStore } from "react";
import { ATTACHMENTS_MAX } from "@/server/timeline/contract";
import { isOffline } from "./is-offline";
import type { AttachmentQueue, QueuedFile } from "./attachment-queue";

export interface Attachments {
  /** Of the message that is being written. */
  files: readonly QueuedFile[];
  /** True while a file is waiting, for the line too, or on its way: a message that is sent now waits for it. */
  isBusy: boolean;
  /** True when one was not taken. */
  hasRefused: boolean;
  /** How many files the last attempt to add some left out; 0 for none. */
  leftOut: number;
  queue: AttachmentQueue;
  add: (files: readonly File[]) => void;
}

const NONE: readonly QueuedFile[] = [];

/** The files of the message that is being written. */
export function useAttachments(queue: AttachmentQueue): Attachments {
  const [leftOut, setLeftOut] = useState(0);
  const all = useSyncExternalStore(queue.subscribe, queue.getSnapshot, () => NONE);
  const files = all.filter(({ message }) => message === null);
  const add = useCallback((chosen: readonly File[]) => setLeftOut(queue.add(chosen)), [queue]);
  return {
    files,
    isBusy: files.some(({ state }) => state.step === "waiting" || state.step === "sending" || isOffline(state)),
    hasRefused: files.some(({ state }) => state.step === "refused" && !isOffline(state)),
    leftOut: files.length < ATTACHMENTS_MAX ? 0 : leftOut,
    queue,
    add,
  };
}
