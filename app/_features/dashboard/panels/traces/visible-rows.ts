/** The rows that are drawn while those of some rows are folded away; gives their indexes. */
export function visibleRows(rows: readonly { descendants: number }[], folded: ReadonlySet<number>): number[] {
  const visible: number[] = [];
  for (let index = 0; index < rows.length; index++) {
    visible.push(index);
    if (folded.has(index)) index += rows[index]?.descendants ?? 0;
  }
  return visible;
}
