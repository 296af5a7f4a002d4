import { Menu } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useTaggedDashboards, type TaggedDashboardsProps } from "./use-tagged-dashboards";

/** The dashboards that carry all these tags, as entries of a menu; the last entry finds the rest in Grafana. */
export function TaggedDashboardsMenu({ tags, without, address, targetBlank }: TaggedDashboardsProps) {
  const words = useTranslations("scene");
  const { found, isPending } = useTaggedDashboards({ tags, without });
  const search = new URLSearchParams(tags.map((tag) => ["tag", tag])).toString();
  const target = targetBlank ? "_blank" : undefined;
  return (
    <>
      {isPending && <Menu.Item label={words("links.searching")} disabled />}
      {!isPending && found.length === 0 && <Menu.Item label={words("links.none")} disabled />}
      {found.map(({ uid, title, folderTitle }) => (
        <Menu.Item key={uid} label={title} description={folderTitle || undefined} url={address(uid)} target={target} />
      ))}
      <Menu.Divider />
      <Menu.Item label={words("links.search")} icon="search" url={`/dashboards?${search}`} target="_blank" />
    </>
  );
}
