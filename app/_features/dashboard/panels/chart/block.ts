/** A rectangle of a chart, in values of its scales. */
export interface Block {
  /** Its ends along the x scale. */
  from: number;
  to: number;
  /** Its ends along the y scale. */
  low: number;
  high: number;
  /** The series of the plot that it belongs to, and the row of that series. */
  series: number;
  row: number;
  /** Without colours it takes those of its series. */
  fill?: string;
  stroke?: string;
  text?: string;
}

/** In pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
