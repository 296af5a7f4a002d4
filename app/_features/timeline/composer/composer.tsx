import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, type Ref, useContext, useId, useImperativeHandle, useState } from "react";
import { roomActions } from "@/app/_lib/room-actions";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import type { CommandEffect } from "@/server/command/contract";
import { commandOf } from "@/server/command/contract/commands";
import { isCommand } from "@/server/command/rules/parse-command";
import { MESSAGE_MAX_CHARACTERS } from "@/server/timeline/contract";
import { CommandLine } from "./command-line";
import { CommandResult } from "./command-result";
import { CommandUnderline } from "./command-underline";
import { useCommandWords } from "./command-words";
import { CommandsContext, type ComposerHandle } from "./commands-context";
import { optionId, SuggestionList } from "./suggestion-list";
import { useCommandPreview } from "./use-command-preview";
import { useLine } from "./use-line";
import { problemOf, useRunCommand } from "./use-run-command";
import { useSuggesting } from "./use-suggesting";
import { type Suggestion, useSuggestions } from "./use-suggestions";

export type { ComposerHandle };

interface Props {
  ref: Ref<ComposerHandle>;
  incidentNumber: number;
  userId: string;
  /** Takes the message over, or says why not: the text then stays in the field. */
  onSend: (body: string) => { ok: true } | { ok: false; refusal: keyof typeof PROBLEMS };
  onTyping: () => void;
  /** Called before the field is given the focus from elsewhere in the room. */
  onWanted?: () => void;
  /** Set where one answers in a thread: it has a draft of its own, and takes no commands. */
  threadId?: string;
  /** Names the field where there are several. */
  label?: string;
  placeholder?: string;
  /** What goes along with the message, such as files, above the field. */
  attachments?: ReactNode;
  /** Buttons before the field. */
  actions?: ReactNode;
  onPaste?: (event: React.ClipboardEvent) => void;
}

const COUNT_FROM = MESSAGE_MAX_CHARACTERS * 0.9;
const IME_KEY_CODE = 229;
const PROBLEMS = {
  MESSAGE_EMPTY: "empty",
  MESSAGE_TOO_LONG: "tooLong",
  MESSAGE_TOO_DEEP: "tooDeep",
  MESSAGE_NOT_TEXT: "notText",
  TOO_MANY_PENDING: "tooManyPending",
  FILE_REFUSED: "fileRefused",
} as const;

/** While a Chinese or Japanese word is being composed, keys belong to the input method. */
function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === IME_KEY_CODE;
}

/** Where one writes: messages, and commands that begin with a slash. */
export function Composer(props: Props) {
  const { ref, incidentNumber, userId, threadId, onSend, onTyping, onWanted, attachments, actions, onPaste } = props;
  const t = useTranslations("timeline.composer");
  const menu = useTranslations("commands.menu");
  const result = useTranslations("commands.result");
  const words = useCommandWords();
  const id = useId();
  const room = useContext(CommandsContext);
  const commands = threadId === undefined ? room : null;
  const line = useLine(userId, threadId ?? String(incidentNumber));
  const { field, text, cursor } = line;
  const [problem, setProblem] = useState<keyof typeof PROBLEMS | null>(null);
  const [triedFor, setTriedFor] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<{ effect: CommandEffect; what: string } | null>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const state = useCommandPreview(text, incidentNumber, commands !== null);
  const running = useRunCommand(incidentNumber, commands);
  const suggestions = useSuggestions(text, cursor, incidentNumber, commands);

  const choose = ({ insert }: Suggestion) => {
    if (!suggestions) return;
    const [before, after] = [text.slice(0, suggestions.from), text.slice(suggestions.to)];
    // After `name=` one goes on writing the value.
    const gap = insert.endsWith("=") || after.startsWith(" ") ? "" : " ";
    line.put(before + insert + gap + after, before.length + insert.length + (gap || after.startsWith(" ") ? 1 : 0));
    field.current?.focus();
  };
  const suggesting = useSuggesting(suggestions, text, choose);

  const handle = (): ComposerHandle => ({
    restore(refused) {
      const written = field.current?.value.trim() ?? "";
      line.put(written ? `${written}\n\n${refused}` : refused);
      field.current?.focus();
    },
    startCommand(begun) {
      onWanted?.();
      if (!isCommand(field.current?.value ?? "")) line.putAside();
      line.put(begun);
      field.current?.focus();
    },
    focus() {
      onWanted?.();
      field.current?.focus();
    },
  });
  useImperativeHandle(ref, handle);
  useImperativeHandle(commands?.handle, handle);

  const changed = () => {
    setProblem(null);
    setTriedFor(null);
    if (running.isError) running.reset();
  };

  const run = () => {
    setOutcome(null);
    const { command } = state;
    if (!commands || !command) return;
    const { name } = command;
    const start = name === "silence" ? roomActions.snapshot().silence : undefined;
    if (start && text.trimEnd().length === command.word.end) {
      line.clear();
      return start();
    }
    // A command that lacks everything is asked for what it takes.
    if (name && command.word.end === text.length && command.problems.some(({ code }) => code === "missing")) {
      line.put(`${text} `);
      return;
    }
    setTriedFor(text);
    if (state.problem || running.isPending) return;
    if (name && commandOf(name).reads) {
      line.clear();
      if (name === "help") return commands.onHelp();
      if (name === "similar" || name === "merge") return roomActions.snapshot()[name]?.();
      return commands.onCatchUp();
    }
    const what = state.preview ? words.preview(state.preview) : text;
    running.run(text, ({ effect }) => {
      setOutcome({ effect, what });
      setTriedFor(null);
      // What has been written in the meantime stays.
      if (field.current?.value === text) line.clear();
    });
  };

  const send = () => {
    if (state.command) return run();
    const sent = onSend(field.current?.value ?? "");
    if (sent.ok) line.clear();
    else setProblem(sent.refusal);
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (suggesting.onKeyDown(event)) return event.preventDefault();
    if (event.key === "Escape" && state.command) {
      event.preventDefault();
      line.clear();
      return changed();
    }
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    event.preventDefault();
    send();
  };

  const length = text.trim().length;
  const left = MESSAGE_MAX_CHARACTERS - length;
  const isTried = triedFor === text;
  const refused = problemOf(running.error);
  const wrong = state.problem ?? (isTried ? refused : null);
  // A word that is still being written may yet become right.
  const isSettled = isTried || (wrong !== null && wrong.code !== "missing" && !suggesting.isOpen && cursor > wrong.end);
  const listId = `${id}-list`;
  return (
    <form
      className="relative border-t border-weak px-3 pt-2 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {outcome && <CommandResult effect={outcome.effect} onDismiss={() => setOutcome(null)} />}
      {attachments}
      {suggesting.isOpen && suggestions && (
        <SuggestionList id={listId} suggestions={suggestions} active={suggesting.active} onChoose={choose} />
      )}
      <div className="flex items-end gap-2">
        {actions}
        <div className="grid w-full min-w-0">
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            aria-label={props.label ?? t("label")}
            aria-describedby={`${id}-hint`}
            aria-invalid={problem !== null || (isSettled && wrong !== null)}
            aria-autocomplete="list"
            aria-controls={suggesting.isOpen ? listId : undefined}
            aria-activedescendant={suggesting.active >= 0 ? optionId(listId, suggesting.active) : undefined}
            placeholder={props.placeholder ?? t("placeholder")}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onScroll={({ currentTarget }) => setScrollTop(currentTarget.scrollTop)}
            onSelect={({ currentTarget }) => line.moved(currentTarget.selectionStart)}
            onBlur={suggesting.close}
            onChange={({ target }) => {
              line.took(target.value, target.selectionStart);
              changed();
              onTyping();
            }}
            className={classNames(
              "field-sizing-content max-h-48 min-h-8 w-full min-w-0 resize-none rounded-md border bg-canvas px-2.5 py-1.5 text-sm text-primary [grid-area:1/1] coarse:min-h-11 coarse:py-3 coarse:text-lg",
              "placeholder:text-secondary",
              problem || (isSettled && wrong) ? "border-error" : "border-input",
            )}
          />
          {wrong && wrong.code !== "missing" && (isSettled || wrong.code !== "unknownCommand") && (
            <CommandUnderline text={text} problem={wrong} scrollTop={scrollTop} />
          )}
        </div>
        <Button
          type="submit"
          variant="primary"
          pending={running.isPending}
          icon={<SendHorizontal aria-hidden="true" size={14} />}
        >
          {t("send")}
        </Button>
      </div>
      {problem && (
        <p role="alert" className="pt-1 text-xs text-error">
          {t(PROBLEMS[problem], { max: MESSAGE_MAX_CHARACTERS })}
        </p>
      )}
      {state.command && (
        <CommandLine
          id={`${id}-command`}
          {...state}
          problem={wrong}
          isSettled={isSettled}
          isRunning={running.isPending}
          failure={refused ? null : running.error}
        />
      )}
      <p id={`${id}-hint`} className="flex justify-between gap-2 pt-1 text-xs text-secondary">
        <span className="coarse:hidden">{state.command ? menu("enter") : t("hint")}</span>
        {length > COUNT_FROM && (
          <span className={classNames("tabular shrink-0", left < 0 && "text-error")}>
            {left < 0 ? t("over", { over: -left }) : t("count", { left })}
          </span>
        )}
      </p>
      <p role="status" className="sr-only">
        {suggesting.isOpen && suggestions ? menu("count", { count: suggestions.items.length }) : ""}
        {!state.command && outcome ? result("done", { what: outcome.what }) : ""}
      </p>
    </form>
  );
}
