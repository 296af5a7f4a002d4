import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { useRefusalText } from "../use-refusal-text";
import { AttachmentChip } from "./attachment-chip";
import type { HeldMessage } from "./held-messages";
import { isOffline } from "./is-offline";

export interface HeldListProps {
  messages: readonly HeldMessage[];
  onRemove: (message: HeldMessage, file: string) => void;
  onRetry: (message: HeldMessage, file: string) => void;
  /** The message is to be written on. */
  onTakeBack: (message: HeldMessage) => void;
}

/** Messages that have been sent and wait for their files. */
export function HeldList({ messages, onRemove, onRetry, onTakeBack }: HeldListProps) {
  const t = useTranslations("attachments.held");
  const refusalText = useRefusalText();
  if (messages.length === 0) return null;
  return (
    <ul aria-label={t("label")} className="grid max-h-60 gap-2 overflow-y-auto border-t border-weak px-3 py-2">
      {messages.map((message) => {
        const { files } = message;
        const isStopped =
          message.refusal !== null || files.some(({ state }) => state.step === "refused" && !isOffline(state));
        const ready = files.filter(({ state }) => state.step === "ready").length;
        return (
          <li key={message.key} className="grid gap-1.5">
            {message.body.trim() !== "" && (
              <p dir="auto" className="line-clamp-2 text-sm text-secondary [overflow-wrap:anywhere]">
                {message.body}
              </p>
            )}
            <ul className="flex flex-wrap items-start gap-1.5">
              {files.map((each) => (
                <AttachmentChip
                  key={each.key}
                  queued={each}
                  onRemove={() => onRemove(message, each.key)}
                  onRetry={() => onRetry(message, each.key)}
                />
              ))}
            </ul>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p role="status" className={isStopped ? "text-xs text-error" : "text-xs text-secondary"}>
                {message.refusal !== null
                  ? refusalText(message.refusal)
                  : t(isStopped ? "stopped" : "waits", { ready, count: files.length })}
              </p>
              <Button size="sm" variant="ghost" onClick={() => onTakeBack(message)}>
                {t("takeBack")}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
