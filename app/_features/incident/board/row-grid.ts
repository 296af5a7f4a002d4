/** Columns of a line: one line on wide screens, three short ones on a phone. */
export const ROW_GRID =
  "grid grid-cols-[auto_auto_minmax(0,1fr)_auto] items-center gap-x-3 pr-4 pl-4 room:grid-cols-[64px_56px_minmax(0,1fr)_140px_120px_150px_112px]";
