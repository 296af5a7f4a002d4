import { formattedValueToString, type DisplayValue, type FieldDisplay, type LinkModel } from "@grafana/data";
import type { HideSeriesConfig } from "@grafana/schema";
import type { PieValue } from "./pie-slices";

/** One value of a pie with everything that is said of it. */
export interface PieItem extends PieValue {
  key: string;
  text: string;
  display: DisplayValue;
  hideFrom: Partial<HideSeriesConfig>;
  links: (() => LinkModel[]) | null;
}

/** The reduced values of a panel as parts of a pie. */
export function pieItems(values: readonly FieldDisplay[]): PieItem[] {
  return values.map((value, index) => ({
    key: `${value.display.title ?? ""} ${index}`,
    name: value.display.title ?? value.name,
    value: value.display.numeric,
    text: formattedValueToString(value.display),
    color: value.display.color ?? "#8e8e8e",
    display: value.display,
    hideFrom: ((value.field.custom as { hideFrom?: HideSeriesConfig } | undefined)?.hideFrom ??
      {}) as Partial<HideSeriesConfig>,
    links: value.hasLinks && value.getLinks ? value.getLinks : null,
  }));
}
