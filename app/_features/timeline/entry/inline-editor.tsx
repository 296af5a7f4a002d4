import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { refusalOfMessage } from "@/server/timeline/rules";
import { messageText } from "@/server/timeline/rules/message-text";
import { useRefusalText } from "../use-refusal-text";

interface Props {
  entry: ShownEntry;
  /** Answers why it was refused, as a code; null when it is stored. */
  onSave: (body: string) => Promise<string | null>;
  onClose: () => void;
}

const IME_KEY_CODE = 229;

function focusAtEnd(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

/** A message being reworded, in its place. What was written stays until it is stored. */
export function InlineEditor({ entry, onSave, onClose }: Props) {
  const t = useTranslations("timeline");
  const refusalText = useRefusalText();
  const id = useId();
  const [text, setText] = useState(entry.body);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const save = async () => {
    if (isSaving) return;
    const body = messageText(text);
    if (body === entry.body) return onClose();
    const refusal = refusalOfMessage(body, { hasFiles: entry.attachments.length > 0 });
    if (refusal) return setProblem(refusalText(refusal));
    setSaving(true);
    setProblem(null);
    const refused = await onSave(body);
    if (refused === null) return onClose();
    setProblem(refusalText(refused));
    setSaving(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const { key, shiftKey, altKey, nativeEvent } = event;
    if (key === "Escape") return onClose();
    if (key !== "Enter" || shiftKey || altKey || nativeEvent.isComposing || nativeEvent.keyCode === IME_KEY_CODE)
      return;
    event.preventDefault();
    void save();
  };

  return (
    <div className="grid gap-1 py-1">
      <textarea
        ref={focusAtEnd}
        dir="auto"
        rows={1}
        value={text}
        aria-label={t("row.editLabel")}
        aria-invalid={problem !== null}
        aria-describedby={problem ? id : undefined}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-64 min-h-8 w-full resize-none rounded-md border border-input bg-canvas px-2 py-1 text-sm text-primary aria-invalid:border-error coarse:min-h-11 coarse:text-lg"
      />
      {problem && (
        <p id={id} role="alert" className="text-error text-xs">
          {t("row.notSaved", { reason: problem })}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="primary" pending={isSaving} onClick={() => void save()}>
          {t("row.save")}
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          {t("row.cancel")}
        </Button>
        <span className="text-secondary text-xs coarse:hidden">{t("row.editHint")}</span>
      </div>
    </div>
  );
}
