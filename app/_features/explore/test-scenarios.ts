/** What TestData shows when asked by name; these harm nobody. */
export const TEST_SCENARIOS = [
  "random_walk",
  "predictable_pulse",
  "random_walk_table",
  "logs",
  "trace",
  "node_graph",
] as const;
