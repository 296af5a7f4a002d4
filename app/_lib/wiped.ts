const NAME = "wiped";

/** News among the pages of a browser that nobody is signed in any more, or somebody else. */
export const wiped = {
  tell(): void {
    const channel = new BroadcastChannel(NAME);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
    channel.postMessage(null);
    channel.close();
  },
  listen(heard: () => void): () => void {
    if (typeof BroadcastChannel === "undefined") return () => undefined;
    const channel = new BroadcastChannel(NAME);
    channel.addEventListener("message", () => heard());
    return () => channel.close();
  },
};
