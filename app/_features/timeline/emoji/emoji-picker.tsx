import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type KeyboardEvent, useRef, useState } from "react";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { INPUT } from "@/app/_ui/field";
import { focusOnMount } from "@/app/_ui/focus-on-mount";
import { classNames } from "@/app/_ui/class-names";
import { searchEmoji } from "./emoji-search";
import { QUICK_EMOJI } from "./quick-emoji";
import { useEmoji } from "./use-emoji";

interface Props {
  /** Where it opens: the row, whose end it stands at. */
  anchor: HTMLElement | null;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

const SHOWN = 72;
const BUTTON =
  "inline-flex size-8 items-center justify-center rounded-sm text-lg leading-none hover:bg-hover focus-visible:bg-hover coarse:size-11";
const COLUMNS = 8;
const STEP: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

/** Arrow keys move between the emoji, as in a grid. */
function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  const isWriting = target instanceof HTMLInputElement;
  if (isWriting && key !== "ArrowDown") return;
  const step = STEP[key];
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>("button")];
  const at = buttons.indexOf(target as HTMLElement);
  if (step === undefined) return;
  const button = buttons[isWriting ? QUICK_EMOJI.length : at + step];
  if (!button) return;
  event.preventDefault();
  button.focus();
}

/** Chooses an emoji: the usual ones at once, any other by a word for it. */
export function EmojiPicker({ anchor, onPick, onClose }: Props) {
  const t = useTranslations("timeline.emoji");
  const [query, setQuery] = useState("");
  const virtual = useRef({ getBoundingClientRect: () => anchor?.getBoundingClientRect() ?? new DOMRect() });
  const { data, error, refetch } = useEmoji();
  const found = searchEmoji(data ?? [], query, SHOWN);
  const pickFirst = () => found[0] && onPick(found[0].emoji);
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={virtual} />
      <Popover.Portal>
        <Popover.Content
          align="end"
          collisionPadding={8}
          aria-label={t("heading")}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor?.focus({ preventScroll: true });
          }}
          onKeyDown={moveInGrid}
          className="z-50 w-[calc(8*32px+18px)] rounded-md border border-medium bg-elevated p-2 shadow-overlay coarse:w-[calc(7*44px+18px)]"
        >
          <div className="mb-2 flex flex-wrap">
            {QUICK_EMOJI.map((emoji) => (
              <button key={emoji} type="button" aria-label={emoji} onClick={() => onPick(emoji)} className={BUTTON}>
                {emoji}
              </button>
            ))}
          </div>
          <input
            ref={focusOnMount}
            type="search"
            value={query}
            aria-label={t("search")}
            placeholder={t("search")}
            onChange={({ target }) => setQuery(target.value)}
            onKeyDown={({ key, nativeEvent }) => key === "Enter" && !nativeEvent.isComposing && query && pickFirst()}
            className={classNames(INPUT, "mb-2 h-8 coarse:h-11")}
          />
          <div className="flex h-48 flex-wrap content-start overflow-y-auto">
            {found.map(({ emoji, label }) => (
              <button
                key={emoji}
                type="button"
                title={label}
                aria-label={label}
                onClick={() => onPick(emoji)}
                className={BUTTON}
              >
                {emoji}
              </button>
            ))}
            {data && found.length === 0 && <p className="text-secondary p-1 text-sm">{t("none")}</p>}
            {error && <ErrorNotice title={t("failed")} onRetry={() => void refetch()} />}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
