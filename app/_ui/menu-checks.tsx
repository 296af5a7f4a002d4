"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";
import { MENU_ITEM } from "@/app/_ui/menu-item";

export interface MenuChecksProps<Value extends string> {
  values: readonly Value[];
  choices: readonly { value: Value; content: ReactNode }[];
  onChange: (values: Value[]) => void;
}

/** Any of several; the menu stays open while one chooses. */
export function MenuChecks<Value extends string>({ values, choices, onChange }: MenuChecksProps<Value>) {
  return choices.map(({ value, content }) => {
    const checked = values.includes(value);
    return (
      <DropdownMenu.CheckboxItem
        key={value}
        checked={checked}
        onSelect={(event) => event.preventDefault()}
        onCheckedChange={() => onChange(checked ? values.filter((each) => each !== value) : [...values, value])}
        className={MENU_ITEM}
      >
        <span
          aria-hidden
          className={classNames(
            "flex size-4 items-center justify-center rounded-sm border",
            checked ? "border-accent bg-accent text-accent-contrast" : "border-input",
          )}
        >
          {checked && <Check size={12} />}
        </span>
        {content}
      </DropdownMenu.CheckboxItem>
    );
  });
}
