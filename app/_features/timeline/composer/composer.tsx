import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import type { PostResult } from "@/app/_lib/timeline-store";
import { MESSAGE_MAX_CHARACTERS } from "@/server/timeline/contract";
import { draftStorage } from "./draft-storage";

/** Lets the room put a refused message back where it was written. */
export interface ComposerHandle {
  restore(text: string): void;
}

interface Props {
  ref: Ref<ComposerHandle>;
  incidentNumber: number;
  userId: string;
  /** Takes the message over, or says why not: the text then stays in the field. */
  onSend: (body: string) => PostResult;
  onTyping: () => void;
}

const COUNT_FROM = MESSAGE_MAX_CHARACTERS * 0.9;
const IME_KEY_CODE = 229;
const PROBLEMS = {
  MESSAGE_EMPTY: "empty",
  MESSAGE_TOO_LONG: "tooLong",
  MESSAGE_TOO_DEEP: "tooDeep",
  MESSAGE_NOT_TEXT: "notText",
  TOO_MANY_PENDING: "tooManyPending",
} as const;

/** While a Chinese or Japanese word is being composed, Enter belongs to the input method. */
function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === IME_KEY_CODE;
}

/** Where one writes. The field belongs to the writer: nothing that arrives, and no message on its way, changes it. */
export function Composer({ ref, incidentNumber, userId, onSend, onTyping }: Props) {
  const t = useTranslations("timeline.composer");
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useMemo(() => draftStorage(userId, incidentNumber), [userId, incidentNumber]);
  const [length, setLength] = useState(0);
  const [problem, setProblem] = useState<keyof typeof PROBLEMS | null>(null);

  const put = (text: string) => {
    if (field.current) field.current.value = text;
    draft.write(text);
    setLength(text.trim().length);
    setProblem(null);
  };

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    // What was typed before the page came alive is newer than the draft.
    element.value ||= draft.read();
    setLength(element.value.trim().length);
  }, [draft]);

  useImperativeHandle(ref, () => ({
    restore(text) {
      const written = field.current?.value.trim() ?? "";
      put(written ? `${written}\n\n${text}` : text);
      field.current?.focus();
    },
  }));

  const send = () => {
    const result = onSend(field.current?.value ?? "");
    if (result.ok) put("");
    else setProblem(result.refusal);
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };

  const left = MESSAGE_MAX_CHARACTERS - length;
  return (
    <form
      className="border-t border-weak px-3 pt-2 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={t("label")}
          aria-describedby={`${id}-hint`}
          aria-invalid={problem !== null}
          placeholder={t("placeholder")}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            draft.write(target.value);
            setLength(target.value.trim().length);
            setProblem(null);
            onTyping();
          }}
          className={classNames(
            "field-sizing-content max-h-48 min-h-8 w-full min-w-0 resize-none rounded-md border bg-canvas px-2.5 py-1.5 text-sm text-primary coarse:min-h-11 coarse:py-3 coarse:text-lg",
            "placeholder:text-secondary",
            problem ? "border-error" : "border-input",
          )}
        />
        <Button type="submit" variant="primary" icon={<SendHorizontal aria-hidden="true" size={14} />}>
          {t("send")}
        </Button>
      </div>
      {problem && (
        <p role="alert" className="pt-1 text-xs text-error">
          {t(PROBLEMS[problem], { max: MESSAGE_MAX_CHARACTERS })}
        </p>
      )}
      <p id={`${id}-hint`} className="flex justify-between gap-2 pt-1 text-xs text-secondary">
        <span className="coarse:hidden">{t("hint")}</span>
        {length > COUNT_FROM && (
          <span className={classNames("tabular shrink-0", left < 0 && "text-error")}>
            {left < 0 ? t("over", { over: -left }) : t("count", { left })}
          </span>
        )}
      </p>
    </form>
  );
}
