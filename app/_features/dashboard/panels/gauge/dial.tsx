import { ThresholdsMode, formattedValueToString, getDisplayProcessor, type FieldDisplay } from "@grafana/data";
import { Sparkline, useTheme2 } from "@grafana/ui";
import { DIALS, arcPath, fractionOf, piecesOf, pointAt, thresholdStretches } from "./gauge-arc";
import { gaugeLayout } from "./gauge-layout";
import type { GaugeOptions } from "./gauge-options";
import styles from "./dial.module.css";

interface DialProps {
  value: FieldDisplay;
  options: GaugeOptions;
  width: number;
  height: number;
  /** How many dials the panel shows: beside others each needs its name. */
  count: number;
}

/** A gradient is drawn as so many pieces of one colour each. */
const GRADIENT_PIECES = 80;
const SPARKLINE_FROM_PX = 90;
const LABELS_FROM_PX = 130;

function textsOf(value: FieldDisplay, mode: GaugeOptions["textMode"], count: number) {
  const auto = mode === "auto" || mode === undefined;
  const named = auto ? count > 1 || Boolean(value.field.displayName) : mode === "name" || mode === "value_and_name";
  const valued = auto || mode === "value" || mode === "value_and_name";
  return { name: named ? (value.display.title ?? "") : "", text: valued ? formattedValueToString(value.display) : "" };
}

/** A value on a dial. */
export function Dial({ value, options, width, height, count }: DialProps) {
  const theme = useTheme2();
  const { min: low, max: high, thresholds } = value.field;
  const [min, max] = [low ?? 0, high ?? 100];
  const classic = options.shape === undefined;
  const shape = DIALS[options.shape ?? "gauge"];
  const { name, text } = textsOf(value, options.textMode, count);
  const nameSize = options.text?.titleSize ?? 14;
  const foot = name && options.shape !== "circle" ? nameSize + 6 : 0;
  const labels = options.showThresholdLabels && width >= LABELS_FROM_PX;
  const margin = labels ? { across: 34, along: 16 } : { across: 4, along: 4 };
  const { ring, band, outer } = gaugeLayout({ width, height, shape, bar: options.barWidthFactor, margin, foot });
  const color = value.display.color ?? theme.colors.success.main;
  const percentage = thresholds?.mode === ThresholdsMode.Percentage;
  const stretches = thresholdStretches(thresholds?.steps ?? [], percentage, min, max);
  const markers = options.showThresholdMarkers && stretches.length > 1;
  const inner = markers ? { ...ring, radius: ring.radius - band * 0.2 } : ring;
  const thick = markers ? band * 0.8 : band;
  const fraction = fractionOf(value.display.numeric, min, max);
  const begin = options.neutral === undefined ? 0 : fractionOf(options.neutral, min, max);
  const segments = Math.max(1, Math.round(options.segmentCount));
  const rounded = options.barShape === "rounded" && segments === 1;
  const display = getDisplayProcessor({ field: { config: value.field, type: "number" as never }, theme });
  const colorAt = (at: number): string => display(min + at * (max - min)).color ?? color;
  const gradient = !classic && options.effects.gradient !== false;
  const pieces = piecesOf(begin, fraction, segments, options.segmentSpacing);
  const cap = rounded ? "round" : "butt";
  const room = (inner.radius - thick / 2) * 2;
  const valueSize =
    options.text?.valueSize ?? Math.max(10, Math.min(room * 0.32, (room * 1.4) / Math.max(4, text.length)));
  const { cx, cy } = ring;
  const closed = options.shape === "circle";
  const trend =
    !classic && options.sparkline && value.sparkline && room > SPARKLINE_FROM_PX ? value.sparkline : undefined;
  const middle = cy + (closed && name ? -valueSize * 0.1 : valueSize * 0.05) - (trend ? valueSize * 0.2 : 0);
  const arc = (from: number, to: number, stroke: string) => (
    <path
      key={from}
      d={arcPath(inner, shape, from, to)}
      stroke={stroke}
      strokeWidth={thick}
      fill="none"
      strokeLinecap={cap}
    />
  );
  const track = theme.colors.emphasize(theme.colors.background.primary, 0.07);
  const end = pointAt(inner, shape, fraction);
  const marker = !classic && rounded && fraction !== begin ? options.endpointMarker : undefined;
  return (
    <div className={styles.dial} style={{ width, height }}>
      <svg width={width} height={height} role="img" aria-label={`${value.display.title ?? ""} ${text}`.trim()}>
        {!classic && options.effects.centerGlow && (
          <circle cx={cx} cy={cy} r={room / 2} fill={color} opacity={0.15} style={{ filter: `blur(${room / 6}px)` }} />
        )}
        {segments === 1 && arc(0, 1, track)}
        <g
          style={
            !classic && options.effects.barGlow ? { filter: `drop-shadow(0 0 ${thick / 3}px ${color})` } : undefined
          }
        >
          {pieces.flatMap(({ from, to, lit }) => {
            if (!lit) return arc(from, to, track);
            if (!gradient) return arc(from, to, color);
            if (segments > 1) return arc(from, to, colorAt((from + to) / 2));
            const parts = Math.max(1, Math.ceil((to - from) * GRADIENT_PIECES));
            return Array.from({ length: parts }, (_, at) => {
              const start = from + ((to - from) * at) / parts;
              // Neighbours overlap a little, or the background shows between them.
              const stop = Math.min(to, from + ((to - from) * (at + 1)) / parts + 0.002);
              return arc(start, stop, colorAt((start + stop) / 2));
            });
          })}
        </g>
        {marker === "point" && (
          <circle cx={end.x} cy={end.y} r={thick * 0.22} fill={theme.colors.getContrastText(color)} />
        )}
        {marker === "glow" && (
          <circle cx={end.x} cy={end.y} r={thick * 0.35} fill="#fff" style={{ filter: `blur(${thick / 6}px)` }} />
        )}
        {markers &&
          stretches.map((stretch) => (
            <path
              key={stretch.from}
              d={arcPath({ cx, cy, radius: outer - band * 0.1 }, shape, stretch.from, stretch.to)}
              stroke={theme.visualization.getColorByName(stretch.color)}
              strokeWidth={band * 0.16}
              fill="none"
            />
          ))}
        {labels &&
          stretches.map(({ from, value: at }) => {
            if (at === null || !Number.isFinite(at)) return null;
            const place = pointAt({ cx, cy, radius: outer + 8 }, shape, from);
            const anchor = place.x < cx - 4 ? "end" : place.x > cx + 4 ? "start" : "middle";
            const label = formattedValueToString(display(percentage ? min + (at / 100) * (max - min) : at));
            return (
              <text key={from} {...place} textAnchor={anchor} fontSize={11} fill={theme.colors.text.secondary}>
                {label}
              </text>
            );
          })}
        {text && (
          <text
            x={cx}
            y={middle}
            dominantBaseline="central"
            textAnchor="middle"
            fontSize={valueSize}
            fontWeight={500}
            fill={classic ? color : theme.colors.text.maxContrast}
          >
            {text}
          </text>
        )}
      </svg>
      {trend && (
        <div className={styles.trend} style={{ left: cx - room * 0.28, top: middle + valueSize * 0.6 }}>
          <Sparkline
            sparkline={trend}
            width={room * 0.56}
            height={Math.max(12, room * 0.14)}
            theme={theme}
            config={{ color: { mode: "fixed", fixedColor: color }, custom: { fillOpacity: 20, lineWidth: 1 } }}
          />
        </div>
      )}
      {name && (
        <div
          className={styles.name}
          title={name}
          style={
            closed
              ? {
                  fontSize: nameSize,
                  left: cx - room * 0.36,
                  width: room * 0.72,
                  top: middle + valueSize * (trend ? 1.1 : 0.55),
                }
              : { fontSize: nameSize, left: 0, width, top: cy + outer * 0.5 + 4 }
          }
        >
          {name}
        </div>
      )}
    </div>
  );
}
