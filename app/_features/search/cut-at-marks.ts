/** A piece of an excerpt; marked ones are what was looked for. */
export interface ExcerptPiece {
  text: string;
  isMarked: boolean;
}

/** Cuts an excerpt at its marks, [from, to) in UTF-16 units; marks that make no sense are left out, the text never is. */
export function cutAtMarks(excerpt: string, marks: readonly (readonly [number, number])[]): ExcerptPiece[] {
  const pieces: ExcerptPiece[] = [];
  let at = 0;
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0])) {
    if (!(from >= at && to > from && to <= excerpt.length)) continue;
    if (from > at) pieces.push({ text: excerpt.slice(at, from), isMarked: false });
    pieces.push({ text: excerpt.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < excerpt.length) pieces.push({ text: excerpt.slice(at), isMarked: false });
  return pieces;
}
