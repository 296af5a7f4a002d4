"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { MENU_ITEM } from "@/app/_ui/menu-item";

export interface MenuChoicesProps<Value extends string> {
  /** Read aloud and shown above the choices. */
  label: string;
  value: Value | null;
  choices: readonly { value: Value; content: ReactNode; disabled?: boolean }[];
  onChoose: (value: Value) => void;
}

/** One of several. */
export function MenuChoices<Value extends string>({ label, value, choices, onChoose }: MenuChoicesProps<Value>) {
  return (
    <DropdownMenu.RadioGroup
      aria-label={label}
      value={value ?? ""}
      onValueChange={(next) => {
        const choice = choices.find((each) => each.value === next);
        if (choice && choice.value !== value) onChoose(choice.value);
      }}
    >
      <DropdownMenu.Label className="px-2 py-1 text-xs text-secondary">{label}</DropdownMenu.Label>
      {choices.map((choice) => (
        <DropdownMenu.RadioItem
          key={choice.value}
          value={choice.value}
          disabled={choice.disabled}
          className={MENU_ITEM}
        >
          <span className="min-w-0 flex-1">{choice.content}</span>
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden size={14} />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
