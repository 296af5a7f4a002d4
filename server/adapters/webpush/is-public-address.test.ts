import { describe, expect, it } from "vitest";
import { isPublicAddress } from "@/server/adapters/webpush/is-public-address";

describe("addresses", () => {
  it.each([
    "8.8.8.8",
    "142.250.4.95",
    "1.1.1.1",
    "100.63.255.255",
    "172.15.0.1",
    "172.32.0.1",
    "2a00:1450:4001:82b::200a",
  ])("%s is everybody's", (address) => expect(isPublicAddress(address)).toBe(true));
  it.each([
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "fe80::1",
    "fd00::1",
    "64:ff9b::7f00:1",
    "2001:db8::1",
    "2002:7f00:1::",
    "ff02::1",
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});
