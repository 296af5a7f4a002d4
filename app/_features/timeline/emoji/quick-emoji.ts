/** What one reacts with most while an incident runs. */
export const QUICK_EMOJI = ["👍", "👀", "✅", "❌", "🙏", "🎉", "🔥", "❤️"] as const;
