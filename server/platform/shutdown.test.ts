import { describe, expect, it } from "vitest";
import { Shutdown } from "@/server/platform/shutdown";

describe("Shutdown", () => {
  it("stops the last started first, each once, however often it is asked", async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown();
    for (const name of ["database", "services", "http"]) shutdown.add(name, () => stopped.push(name));
    await Promise.all([shutdown.run(), shutdown.run()]);
    expect(stopped).toEqual(["http", "services", "database"]);
  });

  it("goes on past a part that fails or hangs, and names it", async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown();
    shutdown.add("database", () => stopped.push("database"));
    shutdown.add("hangs", () => new Promise(() => {}));
    shutdown.add("throws", () => Promise.reject(new Error("no")));
    expect(await shutdown.run(20)).toEqual(["throws", "hangs"]);
    expect(stopped).toEqual(["database"]);
  });
});
