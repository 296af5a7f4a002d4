import type { ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";
import { Tooltip } from "@/app/_ui/tooltip";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "aria-label"> {
  /** What it does; read aloud and shown on hover. */
  label: string;
  icon: ReactNode;
  /** Key that does the same, shown beside the label. */
  shortcut?: string;
}

export function IconButton({ label, icon, shortcut, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        className={classNames(
          "inline-flex size-8 shrink-0 items-center justify-center rounded-md text-secondary transition-colors",
          "hover:bg-hover hover:text-primary disabled:cursor-not-allowed disabled:opacity-60 coarse:size-11",
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
