import {
  Bell,
  BellRing,
  Boxes,
  CalendarClock,
  House,
  Keyboard,
  Languages,
  LayoutList,
  Plug,
  Plus,
  Route,
  Shapes,
  Siren,
  SunMoon,
  Webhook,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useContext, useTransition } from "react";
import { LOCALES } from "@/app/_lib/i18n/locale";
import { setPreference } from "@/app/_lib/set-preference";
import { THEMES } from "@/app/_lib/theme/theme";
import { ChosenTheme } from "@/app/_lib/theme/use-resolved-theme";
import { openHelp } from "./open-help";
import type { PaletteEntry, PaletteSection } from "./palette-entry";
import { ShortcutKeys } from "./shortcut-keys";

interface Options {
  canDeclare: boolean;
  hasSettings: boolean;
}

const present = (entries: readonly (PaletteEntry | false)[]): PaletteEntry[] =>
  entries.filter((entry) => entry !== false);

/** Where one can go, and how the pages look; found by their English names too. */
export function usePageSections({ canDeclare, hasSettings }: Options): [PaletteSection, PaletteSection] {
  const t = useTranslations("commands.palette");
  const common = useTranslations("common");
  const home = useTranslations("home");
  const alerting = useTranslations("alerting");
  const maintenance = useTranslations("maintenance");
  const notification = useTranslations("notification");
  const policy = useTranslations("policy");
  const settings = useTranslations("settings.page");
  const routing = useTranslations("routing");
  const types = useTranslations("incidentTypes.settings");
  const router = useRouter();
  const locale = useLocale();
  const theme = useContext(ChosenTheme);
  const [, change] = useTransition();
  const to = (path: string) => () => router.push(path);
  const prefer = (what: "locale" | "theme", value: string) => () => change(() => setPreference(what, value));
  return [
    {
      heading: t("go"),
      entries: present([
        {
          id: "home",
          names: [home("title"), "home"],
          label: home("title"),
          icon: <House aria-hidden size={14} />,
          hint: <ShortcutKeys name="home" />,
          act: to("/"),
        },
        {
          id: "board",
          names: [t("board"), "board", "incidents"],
          label: t("board"),
          icon: <LayoutList aria-hidden size={14} />,
          hint: <ShortcutKeys name="board" />,
          act: to("/incidents"),
        },
        canDeclare && {
          id: "declare",
          names: [t("declare"), "declare"],
          label: t("declare"),
          icon: <Plus aria-hidden size={14} />,
          act: to("/incidents/new"),
        },
        {
          id: "alerts",
          names: [t("alerts"), "alerts"],
          label: t("alerts"),
          icon: <Siren aria-hidden size={14} />,
          hint: <ShortcutKeys name="alerts" />,
          act: to("/alerts"),
        },
        {
          id: "services",
          names: [t("services"), "services"],
          label: t("services"),
          icon: <Boxes aria-hidden size={14} />,
          hint: <ShortcutKeys name="services" />,
          act: to("/services"),
        },
        {
          id: "notifications",
          names: [notification("title"), "notifications"],
          label: notification("title"),
          icon: <Bell aria-hidden size={14} />,
          act: to("/settings/notifications"),
        },
        {
          id: "maintenance",
          names: [maintenance("title"), "maintenance"],
          label: maintenance("title"),
          icon: <CalendarClock aria-hidden size={14} />,
          act: to("/settings/maintenance"),
        },
        hasSettings && {
          id: "connect-alerting",
          names: [alerting("heading"), "connect alerting"],
          label: alerting("heading"),
          icon: <Webhook aria-hidden size={14} />,
          act: to("/settings/connections#connect-alerting"),
        },
        hasSettings && {
          id: "connections",
          names: [t("connections"), t("settings"), "connections", "settings"],
          label: t("connections"),
          icon: <Plug aria-hidden size={14} />,
          act: to("/settings/connections"),
        },
        hasSettings && {
          id: "alert-sources",
          names: [settings("alertSources"), t("settings"), "alert sources", "webhooks", "dead letters"],
          label: settings("alertSources"),
          icon: <Webhook aria-hidden size={14} />,
          act: to("/settings/alert-sources"),
        },
        hasSettings && {
          id: "routing",
          names: [routing("title"), t("settings"), "routing rules"],
          label: routing("title"),
          icon: <Route aria-hidden size={14} />,
          act: to("/settings/routing"),
        },
        hasSettings && {
          id: "severities",
          names: [policy("title"), t("settings"), "severities", "settings"],
          label: policy("title"),
          icon: <BellRing aria-hidden size={14} />,
          act: to("/settings/incidents"),
        },
        hasSettings && {
          id: "incident-types",
          names: [types("title"), t("settings"), "incident types", "templates"],
          label: types("title"),
          icon: <Shapes aria-hidden size={14} />,
          act: to("/settings/incidents/types"),
        },
        {
          id: "help",
          names: [t("keys"), "help", "keys"],
          label: t("keys"),
          icon: <Keyboard aria-hidden size={14} />,
          hint: <ShortcutKeys name="help" />,
          act: openHelp,
        },
      ]),
    },
    {
      heading: t("look"),
      entries: [
        ...THEMES.filter((each) => each !== theme).map((each) => ({
          id: `theme-${each}`,
          names: [t("theme", { theme: common(`user.themes.${each}`) }), "theme", each],
          label: t("theme", { theme: common(`user.themes.${each}`) }),
          icon: <SunMoon aria-hidden size={14} />,
          act: prefer("theme", each),
        })),
        ...LOCALES.filter((each) => each !== locale).map((each) => ({
          id: `locale-${each}`,
          names: [t("language", { language: common(`user.locale.${each}`) }), "language", each],
          label: t("language", { language: common(`user.locale.${each}`) }),
          icon: <Languages aria-hidden size={14} />,
          act: prefer("locale", each),
        })),
      ],
    },
  ];
}
