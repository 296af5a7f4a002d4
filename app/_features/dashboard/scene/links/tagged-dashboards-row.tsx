import { LinkButton } from "@grafana/ui";
import { useTaggedDashboards, type TaggedDashboardsProps } from "./use-tagged-dashboards";

/** More links than that in a row are no help. */
const MOST_BESIDE = 12;

/** The same dashboards, one button beside the other. */
export function TaggedDashboardsRow({ tags, without, address, targetBlank }: TaggedDashboardsProps) {
  const { found } = useTaggedDashboards({ tags, without });
  return found.slice(0, MOST_BESIDE).map(({ uid, title }) => (
    <LinkButton
      key={uid}
      href={address(uid)}
      target={targetBlank ? "_blank" : undefined}
      icon="apps"
      variant="secondary"
    >
      {title}
    </LinkButton>
  ));
}
