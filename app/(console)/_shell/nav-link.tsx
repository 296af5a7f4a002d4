"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const here = path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined;
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here}
      className="flex items-center border-b-2 border-transparent px-3 text-sm text-secondary hover:text-primary aria-[current]:border-focus aria-[current]:text-primary"
    >
      {children}
    </Link>
  );
}
