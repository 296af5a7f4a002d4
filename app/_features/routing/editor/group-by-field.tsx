"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Field, INPUT } from "@/app/_ui/field";
import { classNames } from "@/app/_ui/class-names";

export interface GroupByFieldProps {
  /** Labels that are known. */
  names: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

const MOST = 10;

/** Labels whose values tell one incident from another. */
export function GroupByField({ names, chosen, onChange }: GroupByFieldProps) {
  const t = useTranslations("routing.action.groupBy");
  const list = useId();
  const [text, setText] = useState("");
  const isFull = chosen.length >= MOST;
  const add = (given: string) => {
    const name = given.trim();
    setText("");
    if (name !== "" && !chosen.includes(name) && !isFull) onChange([...chosen, name]);
  };
  return (
    <Field label={t("label")} hint={t(isFull ? "full" : "hint")}>
      {(tied) => (
        <>
          {chosen.length > 0 && (
            <ul aria-label={t("chosen")} className="flex flex-wrap gap-1.5">
              {chosen.map((name) => (
                <li key={name} className="flex items-center rounded-sm bg-selected pl-2 text-sm text-primary">
                  <code className="font-mono">{name}</code>
                  <button
                    type="button"
                    aria-label={t("remove", { name })}
                    onClick={() => onChange(chosen.filter((each) => each !== name))}
                    className="inline-flex size-6 items-center justify-center text-secondary hover:text-primary coarse:size-11"
                  >
                    <X aria-hidden size={12} />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <input
            {...tied}
            list={list}
            value={text}
            disabled={isFull}
            placeholder={t("example")}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            onChange={({ target }) => {
              // Chosen from the list, not typed.
              const isPicked = names.includes(target.value) && Math.abs(target.value.length - text.length) > 1;
              if (isPicked) add(target.value);
              else setText(target.value);
            }}
            onBlur={() => add(text)}
            onKeyDown={(event) => {
              if (event.key === "Backspace" && text === "" && chosen.length > 0) onChange(chosen.slice(0, -1));
              const ends = event.key === "," || (event.key === "Enter" && !event.ctrlKey && !event.metaKey);
              if (!ends) return;
              event.preventDefault();
              add(text);
            }}
            className={classNames(INPUT, "h-9 font-mono coarse:h-11")}
          />
          <datalist id={list}>
            {names
              .filter((name) => !chosen.includes(name))
              .map((name) => (
                <option key={name}>{name}</option>
              ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
