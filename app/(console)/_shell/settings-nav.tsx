"use client";

import { Bell, CalendarClock, Gauge, type LucideIcon, Plug, Waypoints, Webhook } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

export interface SettingsNavProps {
  /** They may look at what an administrator sets. */
  hasSettings: boolean;
  hasMaintenance: boolean;
}

type Page = "connections" | "alertSources" | "routing" | "maintenance" | "severities" | "notifications";
const PAGES: readonly { name: Page; path: string; Icon: LucideIcon; needs?: keyof SettingsNavProps }[] = [
  { name: "connections", path: "/settings/connections", Icon: Plug, needs: "hasSettings" },
  { name: "alertSources", path: "/settings/alert-sources", Icon: Webhook, needs: "hasSettings" },
  { name: "routing", path: "/settings/routing", Icon: Waypoints, needs: "hasSettings" },
  { name: "maintenance", path: "/settings/maintenance", Icon: CalendarClock, needs: "hasMaintenance" },
  { name: "severities", path: "/settings/incidents", Icon: Gauge },
  { name: "notifications", path: "/settings/notifications", Icon: Bell },
];

/** The pages of the settings: a list at the left, and a line that scrolls where there is no room for one. */
export function SettingsNav(allowed: SettingsNavProps) {
  const t = useTranslations("settings");
  const path = usePathname();
  const here = useRef<HTMLAnchorElement>(null);

  // On a phone the line may begin left of the page that is open.
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [path]);

  return (
    <nav
      aria-label={t("heading")}
      className="shrink-0 border-weak bg-primary max-room:overflow-x-auto max-room:border-b room:w-56 room:border-r room:py-3"
    >
      <ul className="flex room:sticky room:top-3 room:flex-col room:px-2">
        {PAGES.filter(({ needs }) => needs === undefined || allowed[needs]).map(({ name, path: href, Icon }) => {
          const isHere = path === href || path.startsWith(`${href}/`);
          return (
            <li key={name}>
              <Link
                ref={isHere ? here : undefined}
                href={href}
                prefetch={false}
                aria-current={path === href ? "page" : isHere ? "true" : undefined}
                className="flex h-9 items-center gap-2 border-transparent px-3 text-sm whitespace-nowrap text-secondary hover:text-primary aria-[current]:border-focus aria-[current]:text-primary max-room:border-b-2 room:rounded-md room:border-l-2 room:hover:bg-hover room:aria-[current]:bg-selected coarse:h-11"
              >
                <Icon aria-hidden size={16} className="shrink-0" />
                {t(`page.${name}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
