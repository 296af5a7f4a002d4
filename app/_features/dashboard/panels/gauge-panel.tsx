import {
  PanelPlugin,
  ThresholdsMode,
  VizOrientation,
  formattedValueToString,
  type FieldDisplay,
  type PanelProps,
} from "@grafana/data";
import { VizRepeater, useTheme2 } from "@grafana/ui";
import { arcPath, fractionOf, pointAt, thresholdStretches } from "./gauge-arc";
import { optionDefaults } from "./panel-defaults";
import { panelBody } from "./panel-body";
import { reducedValues, singleValueDefaults, type SingleValueOptions } from "./reduced-values";

interface Options extends SingleValueOptions {
  showThresholdMarkers: boolean;
  showThresholdLabels: boolean;
}

interface ArcProps {
  value: FieldDisplay;
  options: Options;
  width: number;
  height: number;
  titled: boolean;
}

function Arc({ value, options, width, height, titled }: ArcProps) {
  const theme = useTheme2();
  const { min: low, max: high, thresholds } = value.field;
  const min = low ?? 0;
  const max = high ?? 100;
  const titleHeight = titled ? Math.min(20, height * 0.15) : 0;
  const room = Math.min(width, (height - titleHeight) * 1.3);
  const outer = Math.max(12, room / 2 - (options.showThresholdLabels ? 18 : 4));
  const band = outer * 0.2;
  const radius = outer - band / 2 - (options.showThresholdMarkers ? band * 0.35 : 0);
  const cx = width / 2;
  const cy = titleHeight + (height - titleHeight) / 2 + outer * 0.18;
  const color = value.display.color ?? theme.colors.success.main;
  const text = formattedValueToString(value.display);
  const fontSize = options.text?.valueSize ?? Math.min(radius * 0.5, (radius * 2.3) / Math.max(4, text.length));
  const stretches = thresholdStretches(
    thresholds?.steps ?? [],
    thresholds?.mode === ThresholdsMode.Percentage,
    min,
    max,
  );
  const fraction = fractionOf(value.display.numeric, min, max);
  return (
    <svg width={width} height={height} role="img" aria-label={`${value.display.title ?? ""} ${text}`.trim()}>
      <path
        d={arcPath(cx, cy, radius, 0, 1)}
        stroke={theme.colors.background.secondary}
        strokeWidth={band}
        fill="none"
      />
      {fraction > 0 && <path d={arcPath(cx, cy, radius, 0, fraction)} stroke={color} strokeWidth={band} fill="none" />}
      {options.showThresholdMarkers &&
        stretches.map((stretch) => (
          <path
            key={stretch.from}
            d={arcPath(cx, cy, outer - band * 0.1, stretch.from, stretch.to)}
            stroke={theme.visualization.getColorByName(stretch.color)}
            strokeWidth={band * 0.2}
            fill="none"
          />
        ))}
      {options.showThresholdLabels &&
        stretches.map(({ from, value: at }) => {
          if (at === null || !Number.isFinite(at)) return null;
          const place = pointAt(cx, cy, outer + 8, from);
          const anchor = place.x < cx - 4 ? "end" : place.x > cx + 4 ? "start" : "middle";
          return (
            <text key={from} {...place} textAnchor={anchor} fontSize={11} fill={theme.colors.text.secondary}>
              {at}
            </text>
          );
        })}
      <text x={cx} y={cy + fontSize * 0.3} textAnchor="middle" fontSize={fontSize} fontWeight={500} fill={color}>
        {text}
      </text>
      {titled && (
        <text
          x={cx}
          y={14}
          textAnchor="middle"
          fontSize={options.text?.titleSize ?? 13}
          fill={theme.colors.text.primary}
        >
          {value.display.title}
        </text>
      )}
    </svg>
  );
}

function GaugeDrawing(props: PanelProps<Options>) {
  const { options, width, height, data, renderCounter } = props;
  return (
    <VizRepeater<FieldDisplay>
      getValues={() => reducedValues(props, false)}
      renderValue={({ value, width: w, height: h, count }) => (
        <Arc
          value={value}
          options={options}
          width={w}
          height={h}
          titled={count > 1 || Boolean(value.field.displayName)}
        />
      )}
      source={data}
      width={width}
      height={height}
      renderCounter={renderCounter}
      autoGrid
      itemSpacing={8}
      orientation={options.orientation}
    />
  );
}

/** A value on a dial. The package has none, so this one is drawn here. */
export const gaugePanel = () =>
  new PanelPlugin<Options>(panelBody(GaugeDrawing)).useFieldConfig().setPanelOptions(
    optionDefaults<Options>({
      ...singleValueDefaults,
      orientation: VizOrientation.Auto,
      showThresholdMarkers: true,
      showThresholdLabels: false,
    }),
  );
