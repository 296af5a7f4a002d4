"use client";

import type { RefObject } from "react";

/** Moves the focus over the lines' links, one up or down. */
export function useRowKeys(table: RefObject<HTMLElement | null>): (step: 1 | -1) => void {
  return (step) => {
    const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>("a[data-row]") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const first = step > 0 ? 0 : links.length - 1;
    const next = links[at < 0 ? first : Math.min(links.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
}
