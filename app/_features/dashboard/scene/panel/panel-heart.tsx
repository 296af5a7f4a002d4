import { SceneObjectBase, sceneGraph, useSceneObjectState, type SceneComponentProps } from "@grafana/scenes";
import { Icon, PanelChrome, Tooltip, useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { roomContextOf } from "../../data/room-context";
import { alertStateOf } from "./alert-state-of";

/** What the worst of the alert rules that name a panel says, in its header; it leads to the rule. */
export class PanelHeart extends SceneObjectBase {
  static Component = PanelHeartView;
}

function PanelHeartView({ model }: SceneComponentProps<PanelHeart>) {
  const words = useTranslations("scene");
  const { colors } = useTheme2();
  const { data } = useSceneObjectState(sceneGraph.getData(model));
  const alert = alertStateOf(data);
  if (!alert) return null;
  const { state, ruleName, ruleUID } = alert;
  const { grafanaUrl } = roomContextOf(model);
  const href = grafanaUrl === null ? undefined : `${grafanaUrl}/alerting/grafana/${encodeURIComponent(ruleUID)}/view`;
  const label = words(`alert.${state}`, { rule: ruleName });
  const color = { alerting: colors.error, pending: colors.warning, ok: colors.success }[state].text;
  return (
    <Tooltip content={label}>
      <PanelChrome.TitleItem href={href} target="_blank" aria-label={label}>
        <Icon name={state === "alerting" ? "heart-break" : "heart"} size="md" style={{ color }} />
      </PanelChrome.TitleItem>
    </Tooltip>
  );
}
