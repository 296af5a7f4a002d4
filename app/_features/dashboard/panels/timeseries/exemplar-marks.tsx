import { FieldType, dateTimeFormat, formattedValueToString, type DataFrame } from "@grafana/data";
import { EventsCanvas, Tooltip, type UPlotConfigBuilder } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";
import type uPlot from "uplot";
import styles from "./exemplar-marks.module.css";

interface ExemplarMarksProps {
  config: UPlotConfigBuilder;
  frames: DataFrame[];
  timeZone: string;
  color?: string;
}

const fieldsOf = (frame: DataFrame) => ({
  time: frame.fields.find(({ type }) => type === FieldType.time),
  value: frame.fields.find(({ type }) => type === FieldType.number),
});

/** A mark for each sample that came with a trace; its labels are shown on hover and focus. */
export function ExemplarMarks({ config, frames, timeZone, color }: ExemplarMarksProps) {
  const words = useTranslations("charts");
  const plot = useRef<uPlot | null>(null);
  useLayoutEffect(() => {
    config.addHook("init", (made) => {
      plot.current = made;
    });
  }, [config]);
  return (
    <EventsCanvas
      id="exemplars"
      config={config}
      events={frames}
      mapEventToXYCoords={(frame, row) => {
        const drawn = plot.current;
        const { time, value } = fieldsOf(frame);
        const scale = config.scaleKeys[1];
        if (!drawn || !time || !value || !drawn.scales[scale]) return undefined;
        const x = drawn.valToPos(time.values[row] as number, "x");
        const y = drawn.valToPos(value.values[row] as number, scale);
        const inside = x >= 0 && x <= drawn.over.clientWidth && y >= 0 && y <= drawn.over.clientHeight;
        return inside ? { x, y } : undefined;
      }}
      renderEventMarker={(frame, row) => (
        <Tooltip content={<Labels frame={frame} row={row} timeZone={timeZone} />}>
          <button type="button" className={styles.mark} style={{ background: color }} aria-label={words("exemplar")} />
        </Tooltip>
      )}
    />
  );
}

function Labels({ frame, row, timeZone }: { frame: DataFrame; row: number; timeZone: string }) {
  return (
    <dl className={styles.labels}>
      {frame.fields.map((field) => {
        const value = field.values[row] as unknown;
        const text =
          field.type === FieldType.time
            ? dateTimeFormat(value as number, { timeZone })
            : field.display
              ? formattedValueToString(field.display(value))
              : String(value);
        return (
          <div key={field.name}>
            <dt>{field.name}</dt>
            <dd>{text}</dd>
          </div>
        );
      })}
    </dl>
  );
}
