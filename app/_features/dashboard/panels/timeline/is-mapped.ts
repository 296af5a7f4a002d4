import { MappingType, SpecialValueMatch, type ValueMapping } from "@grafana/data";

/** Whether a mapping gives a number a text or a colour of its own. */
export function isMapped(value: number, mappings: readonly ValueMapping[] | undefined): boolean {
  return (mappings ?? []).some((mapping) => {
    if (mapping.type === MappingType.ValueToText) return String(value) in mapping.options;
    if (mapping.type === MappingType.RangeToText) {
      const { from, to } = mapping.options;
      return value >= (from ?? Number.NEGATIVE_INFINITY) && value <= (to ?? Number.POSITIVE_INFINITY);
    }
    if (mapping.type !== MappingType.SpecialValue) return false;
    const { match } = mapping.options;
    return Number.isNaN(value) && (match === SpecialValueMatch.NaN || match === SpecialValueMatch.NullAndNaN);
  });
}
