"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

const PAGES = {
  severities: "/settings/incidents",
  types: "/settings/incidents/types",
  checklist: "/settings/incidents/checklist",
  fields: "/settings/incidents/fields",
} as const;

/** The pages about incidents, at the top of each of them. */
export function IncidentSettingsTabs() {
  const t = useTranslations("lifecycle.settings");
  const path = usePathname();
  return (
    <nav aria-label={t("label")} className="overflow-x-auto border-b border-weak bg-primary">
      <ul className="mx-auto flex w-full max-w-4xl px-2">
        {Object.entries(PAGES).map(([name, href]) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              aria-current={path === href ? "page" : undefined}
              className="inline-flex h-9 items-center border-b-2 border-transparent px-2 text-sm whitespace-nowrap text-secondary hover:text-primary aria-[current]:border-focus aria-[current]:text-primary coarse:h-11"
            >
              {t(name as keyof typeof PAGES)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
