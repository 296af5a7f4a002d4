import { FieldType, type DataFrame, type Field, type LinkModel } from "@grafana/data";

/** The row of ascending numbers that holds a value, or -1. */
export function rowWith(values: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = values[middle] as number;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Links of a point of a joined frame. Joining moves rows, and links are made from the row of the frame that a field
 * came from: it is found again by its place on the x axis.
 */
export function linksAt(frames: readonly DataFrame[], joined: DataFrame, series: number, row: number): LinkModel[] {
  const field = joined.fields[series];
  const origin = field?.state?.origin;
  const source = origin && frames[origin.frameIndex];
  const sourceField = origin && source?.fields[origin.fieldIndex];
  const [x] = joined.fields;
  if (!field || !x) return [];
  if (!source || !sourceField) return linksOf(field, row);
  const sourceX = source.fields.find(({ name, type }) =>
    x.type === FieldType.time ? type === x.type : name === x.name,
  );
  const found = sourceX ? rowWith(sourceX.values as number[], x.values[row] as number) : row;
  return found < 0 ? [] : linksOf(sourceField, found);
}

/** Links of a value of a field. */
export function linksOf(field: Field, row: number): LinkModel[] {
  if (!field.config.links?.length || !field.getLinks || !field.display) return [];
  const calculatedValue = field.display(field.values[row]);
  const links = field.getLinks({ calculatedValue, valueRowIndex: row });
  return [...new Map(links.map((link) => [`${link.title}/${link.href}`, link])).values()];
}
