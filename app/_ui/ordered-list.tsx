"use client";

import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { focusAfter } from "@/app/_ui/focus-after";
import { IconButton } from "@/app/_ui/icon-button";

export interface OrderedListProps {
  /** What is listed, each with the name that is said for it. */
  items: readonly { key: string; name: string }[];
  words: {
    label: string;
    up: (name: string) => string;
    down: (name: string) => string;
    remove: (name: string) => string;
    /** Said after a step; the place counts from 1. */
    moved: (name: string, place: number) => string;
  };
  canChange: boolean;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
  children: (index: number) => ReactNode;
}

/** Lines that people put in order: by dragging, by buttons, and by Alt with the arrow keys. */
export function OrderedList({ items, words, canChange, onMove, onRemove, children }: OrderedListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const last = items.length - 1;
  function step(index: number, to: number) {
    const item = items[index];
    if (!item || to < 0 || to > last) return;
    const focused = document.activeElement;
    const move = () => {
      onMove(index, to);
      setSaid(words.moved(item.name, to + 1));
    };
    // What is moved in the page loses the focus, and a button at the end cannot have it.
    focusAfter(move, () => {
      if (focused instanceof HTMLElement) focused.focus();
      const line = list.current?.children[to];
      if (!line?.contains(document.activeElement)) line?.querySelector("input")?.focus();
    });
  }
  const onKey = (index: number) => (event: KeyboardEvent) => {
    if (!canChange || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    step(index, event.key === "ArrowUp" ? index - 1 : index + 1);
  };
  return (
    <>
      <ol ref={list} aria-label={words.label} className="rounded-md border border-weak bg-primary empty:hidden">
        {items.map(({ key, name }, index) => (
          // Dragging is one way; the keys and the buttons are the others.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={key}
            data-dragged={dragged === key || undefined}
            onKeyDown={onKey(index)}
            onDragEnter={() => {
              const from = items.findIndex((item) => item.key === dragged);
              if (from >= 0 && from !== index) onMove(from, index);
            }}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => event.preventDefault()}
            className="flex items-center gap-2 border-b border-weak px-3 py-2 last:border-b-0 data-dragged:bg-selected data-dragged:opacity-70"
          >
            {canChange && (
              <span
                aria-hidden
                draggable
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", name);
                  const line = event.currentTarget.closest("li");
                  if (line) event.dataTransfer.setDragImage(line, 12, 12);
                  setDragged(key);
                }}
                onDragEnd={() => setDragged(null)}
                className="cursor-grab p-1 text-secondary max-room:hidden coarse:hidden"
              >
                <GripVertical size={16} />
              </span>
            )}
            <div className="min-w-0 flex-1">{children(index)}</div>
            {canChange && (
              <span className="flex shrink-0 items-center">
                <IconButton
                  label={words.up(name)}
                  icon={<ArrowUp aria-hidden size={16} />}
                  disabled={index === 0}
                  onClick={() => step(index, index - 1)}
                />
                <IconButton
                  label={words.down(name)}
                  icon={<ArrowDown aria-hidden size={16} />}
                  disabled={index === last}
                  onClick={() => step(index, index + 1)}
                />
                <IconButton
                  label={words.remove(name)}
                  icon={<X aria-hidden size={16} />}
                  onClick={() => onRemove(index)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
