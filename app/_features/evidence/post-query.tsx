"use client";

import { MessageSquareShare } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { useTRPCClient } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { MAX_NOTE } from "@/server/evidence/contract";
import type { AdhocQueryInput } from "@/server/explore/contract";

const SAID_MS = 4_000;

/** Posts the answer to a typed query into the timeline, with a line of words if one likes. */
export function PostQuery({ incidentNumber, query }: { incidentNumber: number; query: AdhocQueryInput }) {
  const t = useTranslations("snapshots.post");
  const { evidence } = useTRPCClient();
  const errorText = useErrorText();
  const [key, setKey] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [state, setState] = useState<"asking" | "sending" | "sent" | { failure: string }>("asking");
  const isSending = state === "sending";

  const close = (): void => {
    setKey(null);
    setNote("");
  };
  const post = async (): Promise<void> => {
    if (key === null) return;
    setState("sending");
    try {
      await evidence.captureQuery.mutate({ ...query, incidentNumber, note: note.trim(), idempotencyKey: key });
      setState("sent");
      close();
      setTimeout(() => setState((now) => (now === "sent" ? "asking" : now)), SAID_MS);
    } catch (error) {
      setState({ failure: errorText(error) });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing && !isSending) {
      event.preventDefault();
      void post();
    }
  };
  if (key === null) {
    return (
      <>
        <span role="status" className="text-sm text-success">
          {state === "sent" && t("sent")}
        </span>
        <Button
          variant="ghost"
          icon={<MessageSquareShare aria-hidden size={14} />}
          onClick={() => {
            setState("asking");
            setKey(idempotencyKey());
          }}
        >
          {t("open")}
        </Button>
      </>
    );
  }
  return (
    <div role="group" aria-label={t("label")} className="flex min-w-0 basis-full flex-wrap items-center gap-2">
      <input
        // It was asked for just now.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={note}
        maxLength={MAX_NOTE}
        readOnly={isSending}
        aria-label={t("note")}
        placeholder={t("note")}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-8 min-w-40 flex-1 rounded-md border border-medium bg-transparent px-2 text-sm coarse:h-11"
      />
      <Button variant="primary" pending={isSending} onClick={() => void post()}>
        {t(isSending ? "sending" : "send")}
      </Button>
      <Button variant="ghost" disabled={isSending} onClick={close}>
        {t("cancel")}
      </Button>
      {typeof state === "object" && (
        <p role="alert" className="basis-full text-sm text-error">
          {t("failed")} {state.failure}
        </p>
      )}
    </div>
  );
}
