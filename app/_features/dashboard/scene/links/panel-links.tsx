import {
  SceneObjectBase,
  VariableDependencyConfig,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneObjectState,
} from "@grafana/scenes";
import { Dropdown, Icon, Menu, PanelChrome, Tooltip } from "@grafana/ui";
import { useTranslations } from "next-intl";
import type { StoredPanelLink } from "@/server/dashboard/contract";
import { linkAddress } from "./link-address";

interface PanelLinksState extends SceneObjectState {
  links: readonly StoredPanelLink[];
}

/** The links that a panel's author gave it, in its header. */
export class PanelLinks extends SceneObjectBase<PanelLinksState> {
  static Component = PanelLinksView;

  protected override _variableDependency = new VariableDependencyConfig(this, { statePaths: ["links"] });

  addresses(): { label: string; href: string; target: "_blank" | undefined }[] {
    return this.state.links.map(({ title, url, targetBlank }) => {
      const href = linkAddress(this, url, { keepTime: false, includeVars: false });
      const label = sceneGraph.interpolate(this, title, undefined, "text") || href;
      return { label, href, target: targetBlank ? "_blank" : undefined };
    });
  }
}

function PanelLinksView({ model }: SceneComponentProps<PanelLinks>) {
  const words = useTranslations("scene");
  useSceneObjectState(model);
  useSceneObjectState(sceneGraph.getTimeRange(model));
  const [only, ...others] = model.addresses();
  if (!only) return null;
  if (others.length === 0) {
    return (
      <Tooltip content={only.label}>
        <PanelChrome.TitleItem href={only.href} target={only.target}>
          <Icon name="external-link-alt" aria-label={only.label} />
        </PanelChrome.TitleItem>
      </Tooltip>
    );
  }
  const menu = () => (
    <Menu>
      {model.addresses().map(({ label, href, target }) => (
        <Menu.Item key={`${label} ${href}`} label={label} url={href} target={target} icon="link" />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom">
      <PanelChrome.TitleItem>
        <Icon name="link" aria-label={words("links.panel")} />
      </PanelChrome.TitleItem>
    </Dropdown>
  );
}
