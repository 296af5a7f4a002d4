import { LoaderCircle } from "lucide-react";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";

const VARIANT = {
  primary: "bg-accent text-accent-contrast hover:bg-accent-hover",
  secondary: "bg-secondary text-primary border border-medium hover:bg-hover",
  ghost: "text-primary hover:bg-hover",
  danger: "border border-error text-error hover:bg-error",
};
const SIZE = {
  sm: "h-7 px-2 text-sm coarse:h-11",
  md: "h-8 px-3 text-sm coarse:h-11",
  lg: "h-11 px-4 text-base",
};

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  variant?: keyof typeof VARIANT;
  size?: keyof typeof SIZE;
  icon?: ReactNode;
  /** Keeps its width, shows that work is under way and cannot be pressed again. */
  pending?: boolean;
}

export function buttonClass(variant: keyof typeof VARIANT = "secondary", size: keyof typeof SIZE = "md"): string {
  return classNames(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-progress",
    VARIANT[variant],
    SIZE[size],
  );
}

export function Button({ variant, size, icon, pending = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={classNames(buttonClass(variant, size), className)}
    >
      {pending ? <LoaderCircle aria-hidden size={14} className="animate-spin" /> : icon}
      {children}
    </button>
  );
}
