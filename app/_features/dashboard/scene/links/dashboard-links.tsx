import {
  SceneObjectBase,
  VariableDependencyConfig,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneObjectState,
} from "@grafana/scenes";
import { Dropdown, LinkButton, Menu, ToolbarButton } from "@grafana/ui";
import type { StoredDashboardLink } from "@/server/dashboard/contract";
import { roomContextOf } from "../../data/room-context";
import { linkAddress } from "./link-address";
import { linkIcon } from "./link-icon";
import { TaggedDashboardsMenu } from "./tagged-dashboards-menu";
import { TaggedDashboardsRow } from "./tagged-dashboards-row";

interface DashboardLinksState extends SceneObjectState {
  links: readonly StoredDashboardLink[];
}

/** The links that a dashboard's author gave it, beside its variables. */
export class DashboardLinks extends SceneObjectBase<DashboardLinksState> {
  static Component = DashboardLinksView;

  protected override _variableDependency = new VariableDependencyConfig(this, {
    onAnyVariableChanged: () => this.forceRender(),
  });
}

function DashboardLinksView({ model }: SceneComponentProps<DashboardLinks>) {
  const { links } = useSceneObjectState(model);
  useSceneObjectState(sceneGraph.getTimeRange(model));
  return links.map((link) => {
    const { title, url, icon, tooltip, tags, type, targetBlank, asDropdown } = link;
    const label = sceneGraph.interpolate(model, title, undefined, "text") || url || tags.join(", ");
    const hint = sceneGraph.interpolate(model, tooltip, undefined, "text") || undefined;
    if (type === "link") {
      const href = linkAddress(model, url, link);
      const target = targetBlank ? "_blank" : undefined;
      return (
        <LinkButton
          key={`${title} ${url}`}
          href={href}
          target={target}
          icon={linkIcon(icon)}
          variant="secondary"
          tooltip={hint}
        >
          {label}
        </LinkButton>
      );
    }
    const address = (uid: string): string => linkAddress(model, `/d/${encodeURIComponent(uid)}`, link);
    const { dashboardUid } = roomContextOf(model);
    const key = `${title} ${tags.join(" ")}`;
    const found = { tags, without: dashboardUid, address, targetBlank };
    if (!asDropdown) return <TaggedDashboardsRow key={key} {...found} />;
    return (
      <Dropdown
        key={key}
        placement="bottom-end"
        overlay={
          <Menu>
            <TaggedDashboardsMenu {...found} />
          </Menu>
        }
      >
        <ToolbarButton icon="apps" variant="canvas" tooltip={hint} isOpen={false}>
          {label}
        </ToolbarButton>
      </Dropdown>
    );
  });
}
