import { BlockList, isIPv6 } from "node:net";

/** Addresses of special purpose: IANA's registries for IPv4 (RFC 6890 and its updates) and IPv6. */
const SPECIAL_4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

const special = new BlockList();
for (const [net, prefix] of SPECIAL_4) special.addSubnet(net, prefix, "ipv4");

/** Of IPv6 only 2000::/3 is routed; within it these lead elsewhere: translation, tunnels, documentation. */
const ROUTED = new BlockList();
ROUTED.addSubnet("2000::", 3, "ipv6");
const SPECIAL_6 = new BlockList();
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  SPECIAL_6.addSubnet(net, prefix, "ipv6");

/** True for an address that everybody can reach, so that nothing of ours answers there. */
export function isPublicAddress(address: string): boolean {
  if (!isIPv6(address)) return !special.check(address, "ipv4");
  return ROUTED.check(address, "ipv6") && !SPECIAL_6.check(address, "ipv6");
}
