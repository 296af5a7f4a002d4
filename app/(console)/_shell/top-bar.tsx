import { Siren } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { NavLink } from "@/app/(console)/_shell/nav-link";
import { PaletteButton } from "@/app/_features/command/palette-button";
import { UserMenu, type UserMenuProps } from "@/app/(console)/_shell/user-menu";

export function TopBar(props: UserMenuProps) {
  const t = useTranslations("common");
  const alerts = useTranslations("alerts");
  const services = useTranslations("services");
  return (
    <header className="flex h-11 shrink-0 items-center gap-1 border-b border-weak bg-primary px-3 room:gap-4 room:px-4">
      <Link href="/" prefetch={false} className="flex items-center gap-2 font-medium whitespace-nowrap text-primary">
        <Siren aria-hidden size={18} className="text-sev2" />
        <span className="max-room:sr-only">{t("product")}</span>
      </Link>
      <nav aria-label={t("navigation")} className="flex h-full grow items-stretch">
        <NavLink href="/incidents">{t("incidents")}</NavLink>
        <NavLink href="/alerts">{alerts("title")}</NavLink>
        <NavLink href="/services">{services("title")}</NavLink>
      </nav>
      <PaletteButton />
      <UserMenu {...props} />
    </header>
  );
}
