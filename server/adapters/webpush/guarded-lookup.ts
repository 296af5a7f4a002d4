import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { isPublicAddress } from "./is-public-address";

type Answered = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[] | string, family?: number) => void;

/** Looks a name up and answers with its public addresses only: what is connected to is what was judged. */
export function guardedLookup(name: string, options: LookupOptions, answered: Answered): void {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return answered(error, []);
    const open = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (!first) {
      const refused: NodeJS.ErrnoException = new Error(`${name} has no public address`);
      refused.code = "ENOTPUBLIC";
      return answered(refused, []);
    }
    return options.all ? answered(null, open) : answered(null, first.address, first.family);
  });
}
