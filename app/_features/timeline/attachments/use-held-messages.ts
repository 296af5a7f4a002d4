"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { HeldKeeper } from "@/app/_lib/held-keeper";
import { HeldStorage } from "@/app/_lib/held-storage";
import type { LineState, TimelineStore } from "@/app/_lib/timeline-store";
import { useTRPCClient } from "@/app/_lib/trpc";
import { ATTACHMENTS_MAX } from "@/server/timeline/contract";
import { draftStorage } from "../composer/draft-storage";
import { AttachmentQueue } from "./attachment-queue";
import { type HeldMessage, HeldMessages } from "./held-messages";
import { uploadAttachment } from "./upload-attachment";

interface Options {
  incidentNumber: number;
  userId: string;
  state: LineState;
  store: TimelineStore;
}

const NONE: readonly HeldMessage[] = [];

/**
 * Messages of a room that wait for their files, and outlive the page with them. Where the browser does not keep files
 * the words are kept, and the page asks before it goes.
 */
export function useHeldMessages({ incidentNumber, userId, state, store }: Options) {
  const client = useTRPCClient();
  const [held] = useState(() => {
    // What cannot be taken back now is removed after a day.
    const discard = (id: string) =>
      void client.attachment.discard.mutate({ number: incidentNumber, id }).catch(() => undefined);
    const makeQueue = () =>
      new AttachmentQueue({ incidentNumber, most: ATTACHMENTS_MAX, upload: uploadAttachment, discard });
    const keeper = new HeldKeeper(userId, incidentNumber, new HeldStorage(userId, incidentNumber));
    return new HeldMessages({ makeQueue, keeper, post: (body, extras, key) => store.post(body, extras, key) });
  });
  const messages = useSyncExternalStore(held.subscribe, held.getSnapshot, () => NONE);
  const kept = useMemo(() => draftStorage(`${userId}:held`, String(incidentNumber)), [userId, incidentNumber]);
  const loose = messages.filter(({ isKept }) => !isKept);
  const words = loose.map(({ body }) => body.trim()).filter((body) => body !== "");
  const isWaiting = loose.length > 0;

  useEffect(() => () => held.close(), [held]);
  useEffect(() => {
    // A page that came meanwhile may have left something, too.
    held.takeUp();
    if (state === "live") held.retryOffline();
  }, [held, state]);
  useEffect(() => {
    if (isWaiting) kept.write(words.join("\n\n"));
  });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      kept.write("");
    };
  }, [isWaiting, kept]);

  return {
    held,
    messages,
    /** The words of messages that an earlier page left without their files; asked for once. */
    takeLeft: (): string => {
      const left = kept.read();
      kept.write("");
      return left;
    },
  };
}
