"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "@/app/_lib/trpc";
import { ATTACHMENTS_MAX } from "@/server/timeline/contract";
import { AttachmentQueue, type QueuedFile } from "./attachment-queue";
import { uploadAttachment } from "./upload-attachment";

export interface Attachments {
  files: readonly QueuedFile[];
  /** True while a file is waiting or on its way: a message that is sent now would leave it behind. */
  isBusy: boolean;
  /** How many files the last attempt to add some left out; 0 for none. */
  leftOut: number;
  queue: AttachmentQueue;
  add: (files: readonly File[]) => void;
}

const NONE: readonly QueuedFile[] = [];

/** The files of the message that is being written. */
export function useAttachments(incidentNumber: number): Attachments {
  const client = useTRPCClient();
  const [leftOut, setLeftOut] = useState(0);
  const [queue] = useState(
    () =>
      new AttachmentQueue({
        incidentNumber,
        most: ATTACHMENTS_MAX,
        upload: uploadAttachment,
        // What cannot be taken back now is removed after a day.
        discard: (id) => void client.attachment.discard.mutate({ number: incidentNumber, id }).catch(() => undefined),
      }),
  );
  const files = useSyncExternalStore(queue.subscribe, queue.getSnapshot, () => NONE);
  const add = useCallback((chosen: readonly File[]) => setLeftOut(queue.add(chosen)), [queue]);
  useEffect(() => {
    const retry = () => queue.retryOffline();
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [queue]);
  const isBusy = files.some(({ state }) => state.step === "waiting" || state.step === "sending");
  return { files, isBusy, leftOut: files.length < ATTACHMENTS_MAX ? 0 : leftOut, queue, add };
}
