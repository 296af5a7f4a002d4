import { dateTime, type TimeRange } from "@grafana/data";
import {
  SceneTimeRangeTransformerBase,
  useSceneObjectState,
  type SceneComponentProps,
  type SceneTimeRangeLike,
  type SceneTimeRangeState,
} from "@grafana/scenes";
import { PanelChrome } from "@grafana/ui";
import { shiftedRange } from "./shifted-range";

interface PanelTimeRangeState extends SceneTimeRangeState {
  timeFrom?: string;
  timeShift?: string;
  hideOverride?: boolean;
}

/** The time range of a panel that shows another span than its dashboard. */
export class PanelTimeRange extends SceneTimeRangeTransformerBase<PanelTimeRangeState> implements SceneTimeRangeLike {
  static Component = PanelTimeRangeLabel;

  constructor(own: { timeFrom?: string; timeShift?: string; hideOverride?: boolean }) {
    const now = dateTime();
    const value: TimeRange = { from: now, to: now, raw: { from: now, to: now } };
    super({ ...own, from: "now-6h", to: "now", value });
  }

  protected override ancestorTimeRangeChanged(range: SceneTimeRangeState): void {
    const { from, to } = range.value;
    const shifted = shiftedRange({ from: from.valueOf(), to: to.valueOf() }, this.state.timeFrom, this.state.timeShift);
    const ends = { from: dateTime(shifted.from), to: dateTime(shifted.to) };
    this.setState({ from: ends.from.toISOString(), to: ends.to.toISOString(), value: { ...ends, raw: ends } });
  }
}

function PanelTimeRangeLabel({ model }: SceneComponentProps<PanelTimeRange>) {
  const { timeFrom, timeShift, hideOverride } = useSceneObjectState(model);
  if (hideOverride) return null;
  const text = [timeFrom, timeShift && `−${timeShift}`].filter(Boolean).join(" ");
  return <PanelChrome.TitleItem>{text}</PanelChrome.TitleItem>;
}
