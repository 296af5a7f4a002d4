import { formattedValueToString, getFieldDisplayValues, type FieldDisplay } from "@grafana/data";
import { config } from "@grafana/runtime";
import { sceneGraph, type VizPanel } from "@grafana/scenes";
import { useFormatter, useTranslations } from "next-intl";
import { isSameValue } from "@/server/evidence/rules/match-rows";
import { MOST_VALUES, singleValueDefaults, type SingleValueOptions } from "../panels/reduced-values";
import styles from "./evidence-stage.module.css";

interface Value {
  text: string;
  number: number;
}

/** The values that a panel shows, by their names; a second one of a name is told apart by its number. */
function useValues(panel: VizPanel): Map<string, Value> {
  const { data } = sceneGraph.getData(panel).useState();
  const values = new Map<string, Value>();
  if (!data) return values;
  const { options, fieldConfig } = panel.state;
  const { series } = panel.applyFieldConfig(data);
  const found: FieldDisplay[] = getFieldDisplayValues({
    fieldConfig,
    reduceOptions: (options as Partial<SingleValueOptions>).reduceOptions ?? singleValueDefaults.reduceOptions,
    replaceVariables: (text) => sceneGraph.interpolate(panel, text),
    theme: config.theme2,
    data: series,
  });
  for (const { display } of found.slice(0, MOST_VALUES)) {
    const { title = "", numeric } = display;
    let name = title;
    for (let count = 2; values.has(name); count += 1) name = `${title} (${count})`;
    values.set(name, { text: formattedValueToString(display), number: numeric });
  }
  return values;
}

/** Each value as it was captured, as it is answered now, and by how much it changed. */
export function ValueChanges({ frozen, asked }: { frozen: VizPanel; asked: VizPanel }) {
  const words = useTranslations("snapshots.sides");
  const format = useFormatter();
  const [before, after] = [useValues(frozen), useValues(asked)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changeOf = (was: Value | undefined, is: Value | undefined): string => {
    if (!was || !is) return words(was ? "gone" : "new");
    const change = is.number - was.number;
    if (isSameValue(was.number, is.number) || !Number.isFinite(change)) {
      return words(was.text === is.text ? "same" : "changed");
    }
    const number = format.number(change, { maximumSignificantDigits: 4, signDisplay: "exceptZero" });
    const share = was.number === 0 ? Number.NaN : change / Math.abs(was.number);
    if (!Number.isFinite(share)) return number;
    const percent = format.number(share, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
    return words("by", { number, percent });
  };
  return (
    // A box that scrolls has to be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.values} tabIndex={0} role="group" aria-label={words("values")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words("name")}</th>
            <th scope="col">{words("frozen")}</th>
            <th scope="col">{words("asked")}</th>
            <th scope="col">{words("change")}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{name || words("value")}</th>
              <td>{before.get(name)?.text ?? "–"}</td>
              <td>{after.get(name)?.text ?? "–"}</td>
              <td>{changeOf(before.get(name), after.get(name))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
