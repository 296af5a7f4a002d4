import type { VizPanel } from "@grafana/scenes";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { Button } from "@/app/_ui/button";
import { MAX_NOTE } from "@/server/evidence/contract";
import { sceneHostOf, type PanelSeen } from "../scene-host";
import styles from "./panel.module.css";

interface PostStripProps {
  panel: VizPanel;
  /** What was seen when it was asked for: that is posted, whatever is shown meanwhile. */
  seen: PanelSeen;
  onClose: () => void;
}

/** Posts a panel into the conversation, with a line of words if one likes; what goes wrong is said here. */
export function PostStrip({ panel, seen, onClose }: PostStripProps) {
  const words = useTranslations("snapshots");
  const [note, setNote] = useState("");
  const [state, setState] = useState<"asking" | "sending" | { failure: string }>("asking");
  const [key] = useState(idempotencyKey);
  const input = useRef<HTMLInputElement>(null);
  const opener = useRef<Element | null>(null);
  const isSending = state === "sending";

  useEffect(() => {
    opener.current = document.activeElement;
    input.current?.focus();
  }, []);
  const close = (): void => {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const post = async (): Promise<void> => {
    setState("sending");
    try {
      await sceneHostOf(panel).posts()?.post(seen, note.trim(), key);
      close();
    } catch (error) {
      setState({ failure: error instanceof Error ? error.message : String(error) });
      input.current?.focus();
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing && !isSending) {
      event.preventDefault();
      void post();
    }
  };
  return (
    <div role="group" aria-label={words("post.label")} className={styles.strip}>
      <input
        ref={input}
        value={note}
        maxLength={MAX_NOTE}
        readOnly={isSending}
        aria-label={words("post.note")}
        placeholder={words("post.note")}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={onKeyDown}
        className={styles.note}
      />
      <Button size="sm" variant="primary" pending={isSending} onClick={() => void post()}>
        {words(isSending ? "post.sending" : "post.send")}
      </Button>
      <Button size="sm" variant="ghost" disabled={isSending} onClick={close}>
        {words("post.cancel")}
      </Button>
      {typeof state === "object" && (
        <p role="alert" className={styles.failure}>
          {words("post.failed")} {state.failure}
        </p>
      )}
    </div>
  );
}
