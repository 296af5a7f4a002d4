/** Where the time comes from; a drill or a test may bring its own. */
export interface Clock {
  now(): Date;
}
