/** What TestData shows when asked by name; these harm nobody. */
export const TEST_SCENARIOS = ["random_walk", "random_walk_table", "logs", "linear_heatmap_bucket_data"] as const;
