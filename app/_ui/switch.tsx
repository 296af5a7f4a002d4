import { Switch as RadixSwitch } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

export interface SwitchProps {
  label: ReactNode;
  /** What it means to have it on. */
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A choice that takes effect at once. */
export function Switch({ label, hint, checked, disabled = false, onChange }: SwitchProps) {
  return (
    <label
      className={classNames("flex min-h-8 cursor-pointer gap-3 coarse:min-h-11", hint ? "items-start" : "items-center")}
    >
      <RadixSwitch.Root
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        className={classNames(
          "relative h-5 w-9 shrink-0 cursor-pointer rounded-full border border-medium bg-secondary transition-colors data-[state=checked]:border-transparent data-[state=checked]:bg-accent motion-reduce:transition-none disabled:cursor-not-allowed disabled:opacity-50",
          Boolean(hint) && "mt-0.5",
        )}
      >
        <RadixSwitch.Thumb className="block size-4 translate-x-px rounded-full bg-current text-secondary transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-primary motion-reduce:transition-none" />
      </RadixSwitch.Root>
      <span>
        <span className="text-sm text-primary">{label}</span>
        {hint && <span className="block text-sm text-secondary">{hint}</span>}
      </span>
    </label>
  );
}
