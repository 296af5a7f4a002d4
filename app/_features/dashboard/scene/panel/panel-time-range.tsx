import { dateTime, rangeUtil, type TimeRange } from "@grafana/data";
import {
  SceneTimeRangeTransformerBase,
  VariableDependencyConfig,
  sceneGraph,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneTimeRangeLike,
  type SceneTimeRangeState,
} from "@grafana/scenes";
import { PanelChrome } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { shiftedRange } from "./shifted-range";

interface PanelTimeRangeState extends SceneTimeRangeState {
  timeFrom?: string;
  timeShift?: string;
  hideOverride?: boolean;
}

/** The time range of a panel that shows another span than its dashboard. Both options may name variables. */
export class PanelTimeRange extends SceneTimeRangeTransformerBase<PanelTimeRangeState> implements SceneTimeRangeLike {
  static Component = PanelTimeRangeLabel;

  protected override _variableDependency = new VariableDependencyConfig<PanelTimeRangeState>(this, {
    statePaths: ["timeFrom", "timeShift"],
    onReferencedVariableValueChanged: () => this.ancestorTimeRangeChanged(this.getAncestorTimeRange().state),
  });

  constructor(own: { timeFrom?: string; timeShift?: string; hideOverride?: boolean }) {
    const now = dateTime();
    const value: TimeRange = { from: now, to: now, raw: { from: now, to: now } };
    super({ ...own, from: "now-6h", to: "now", value });
  }

  options(): { timeFrom: string; timeShift: string } {
    const { timeFrom, timeShift } = this.state;
    return { timeFrom: sceneGraph.interpolate(this, timeFrom), timeShift: sceneGraph.interpolate(this, timeShift) };
  }

  protected override ancestorTimeRangeChanged(range: SceneTimeRangeState): void {
    const { from, to, raw } = range.value;
    const { timeFrom, timeShift } = this.options();
    const isRelative = rangeUtil.isRelativeTimeRange(raw);
    const ends = shiftedRange({ from, to, isRelative }, timeFrom, timeShift, dateTime());
    this.setState({ from: ends.from.toISOString(), to: ends.to.toISOString(), value: { ...ends, raw: ends } });
  }
}

function PanelTimeRangeLabel({ model }: SceneComponentProps<PanelTimeRange>) {
  const words = useTranslations("scene");
  const { hideOverride } = useSceneObjectState(model);
  const { raw } = useSceneObjectState(sceneGraph.getTimeRange(model.parent?.parent ?? model)).value;
  if (hideOverride) return null;
  const { timeFrom, timeShift } = model.options();
  const length =
    timeFrom && rangeUtil.isRelativeTimeRange(raw)
      ? rangeUtil.describeTimeRange({ from: `now-${timeFrom.replace(/^now-/, "")}`, to: "now" })
      : "";
  const text = [length, timeShift && words("time.shift", { span: timeShift })].filter(Boolean).join(", ");
  return text ? <PanelChrome.TitleItem>{text}</PanelChrome.TitleItem> : null;
}
