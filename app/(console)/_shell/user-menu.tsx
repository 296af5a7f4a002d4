"use client";

import { Bell, BellRing, CircleUserRound, Keyboard, LogOut, Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useContext, useRef, useTransition } from "react";
import { openHelp } from "@/app/_features/command/open-help";
import { LOCALES } from "@/app/_lib/i18n/locale";
import { pageRequests } from "@/app/_lib/page-requests";
import { setPreference } from "@/app/_lib/set-preference";
import { THEMES } from "@/app/_lib/theme/theme";
import { ChosenTheme } from "@/app/_lib/theme/use-resolved-theme";
import { Button } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { MenuChoices } from "@/app/_ui/menu-choices";
import { MenuItem } from "@/app/_ui/menu-item";
import { MenuSeparator } from "@/app/_ui/menu-separator";

export interface UserMenuProps {
  name: string;
  username: string;
  role: "viewer" | "responder" | "commander" | "admin";
  /** They may look at the settings. */
  hasSettings: boolean;
}

export function UserMenu({ name, username, role, hasSettings }: UserMenuProps) {
  const t = useTranslations("common");
  const connections = useTranslations("connections");
  const notification = useTranslations("notification");
  const policy = useTranslations("policy");
  const keys = useTranslations("commands.keys");
  const router = useRouter();
  const locale = useLocale();
  const theme = useContext(ChosenTheme);
  const signOut = useRef<HTMLFormElement>(null);
  const [changing, change] = useTransition();
  const set = (what: "locale" | "theme") => (value: string) => change(() => setPreference(what, value));
  return (
    <>
      <form
        ref={signOut}
        method="post"
        action="/api/auth/federated-sign-out"
        hidden
        onSubmit={() => pageRequests.leave()}
      />
      <Menu
        align="end"
        trigger={
          <Button
            variant="ghost"
            pending={changing}
            icon={<CircleUserRound aria-hidden size={16} />}
            aria-label={t("user.menu", { name })}
          >
            <span className="max-w-40 truncate max-sm:hidden">{name}</span>
          </Button>
        }
      >
        <p className="px-2 py-1 text-sm text-primary">
          {name}
          <span className="block text-xs text-secondary">
            {t("user.as", { username, role: t(`user.role.${role}`) })}
          </span>
        </p>
        <MenuSeparator />
        <MenuChoices
          label={t("user.language")}
          value={LOCALES.find((each) => each === locale) ?? "en"}
          choices={LOCALES.map((value) => ({ value, content: <span lang={value}>{t(`user.locale.${value}`)}</span> }))}
          onChoose={set("locale")}
        />
        <MenuSeparator />
        <MenuChoices
          label={t("user.theme")}
          value={theme}
          choices={THEMES.map((value) => ({ value, content: t(`user.themes.${value}`) }))}
          onChoose={set("theme")}
        />
        <MenuSeparator />
        <MenuItem icon={<Bell aria-hidden size={14} />} onSelect={() => router.push("/settings/notifications")}>
          {notification("title")}
        </MenuItem>
        {hasSettings && (
          <MenuItem icon={<Settings aria-hidden size={14} />} onSelect={() => router.push("/settings/connections")}>
            {connections("menu")}
          </MenuItem>
        )}
        {hasSettings && (
          <MenuItem icon={<BellRing aria-hidden size={14} />} onSelect={() => router.push("/settings/incidents")}>
            {policy("title")}
          </MenuItem>
        )}
        <MenuItem icon={<Keyboard aria-hidden size={14} />} onSelect={openHelp}>
          {keys("heading")}
        </MenuItem>
        <MenuItem icon={<LogOut aria-hidden size={14} />} onSelect={() => signOut.current?.requestSubmit()}>
          {t("user.signOut")}
        </MenuItem>
      </Menu>
    </>
  );
}
