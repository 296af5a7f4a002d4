/** Something that is drawn once for each chosen value of a variable. `maxPerRow` counts when it runs horizontally. */
export interface Repeat {
  variable: string;
  direction: "h" | "v";
  maxPerRow: number | null;
}

/** When a part is drawn: while all (or any) of its conditions hold, or, with `show` false, while they do not. */
export interface Visibility {
  show: boolean;
  match: "all" | "any";
  conditions: (
    | { kind: "variable"; name: string; operator: "equals" | "notEquals" | "matches" | "notMatches"; value: string }
    | { kind: "data"; hasData: boolean }
    | { kind: "range"; maxMs: number }
  )[];
}

/** A panel in its place, in columns (of 24) and rows of a grid; the auto grid gives places by itself. */
export interface LayoutItem {
  panelId: number;
  x: number;
  y: number;
  w: number;
  h: number;
  repeat: Repeat | null;
  visibility: Visibility | null;
}

export interface LayoutSection {
  title: string;
  collapsed: boolean;
  /** Drawn without its title line. */
  headerHidden: boolean;
  repeat: Repeat | null;
  visibility: Visibility | null;
  layout: DashboardLayout;
}

/** Where panels stand. Classic dashboards are rows of grids; newer ones nest rows, tabs and grids as they like. */
export type DashboardLayout =
  | { kind: "grid"; items: LayoutItem[] }
  /** Widths in pixels, `rowHeight` too; `fill` stretches rows to the height of the screen. */
  | {
      kind: "auto-grid";
      maxColumns: number;
      columnWidth: number;
      rowHeight: number;
      fill: boolean;
      items: LayoutItem[];
    }
  | { kind: "rows"; rows: LayoutSection[] }
  | { kind: "tabs"; tabs: LayoutSection[] };
