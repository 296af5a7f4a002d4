"use client";

import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";

export const MENU_ITEM =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-left text-sm text-primary outline-none select-none data-disabled:cursor-not-allowed data-disabled:opacity-60 data-highlighted:bg-hover coarse:min-h-11";

export interface MenuItemProps {
  icon?: ReactNode;
  disabled?: boolean;
  onSelect?: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, disabled, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item disabled={disabled} onSelect={onSelect} className={MENU_ITEM}>
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}
