"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "@/app/_ui/kbd";

export interface TooltipProps {
  content: ReactNode;
  shortcut?: string;
  /** One element that takes a ref. */
  children: ReactElement;
}

export function Tooltip({ content, shortcut, children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 items-center gap-2 rounded-sm border border-medium bg-elevated px-2 py-1 text-xs text-primary shadow-overlay"
        >
          {content}
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
