"use client";

import { DropdownMenu } from "radix-ui";

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 border-t border-weak" />;
}
