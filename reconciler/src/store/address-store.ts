// Addresses of networks that are leased to cards of VMs.

export type AddressType = "ipv4" | "ipv6" | "mac";

/** An address of a network that a VM has. */
export interface AddressLease {
  network: string;
  type: AddressType;
  /** In the one spelling that addresses are stored in. */
  address: string;
  vm: string;
  /** Hardware address of the card. */
  mac: string;
}

export type AddressKey = Pick<AddressLease, "network" | "type" | "address">;

/** A lease, or one that ended a while ago. */
export interface TakenAddress {
  address: string;
  /** Null for one that was freed. */
  vm: string | null;
  mac: string;
  /** Milliseconds since 1970 by the clock that counts. */
  freed_at: number | null;
}

/** A VM with a card in a network, as its other hosts are told of it. */
export interface CardHolder {
  id: string;
  project: string | null;
  created_at: string;
  host: string;
  hostname: string;
  /** Cards in all networks. */
  nics: readonly { network: string; mac_address: string; ip_addresses: string[] }[];
}

export interface AddressReads {
  /** The number of each of these networks in packets between hosts; without those that have none. */
  numbers(networks: readonly string[]): Promise<Map<string, number>>;
  /** VMs on other hosts than this one that have cards in a network, in the order of creation. */
  cardHolders(network: string, butHost: string): Promise<CardHolder[]>;
  /** Leases of a network, and those that ended since (milliseconds since 1970, by the clock that counts). */
  taken(network: string, type: AddressType, since: number): Promise<TakenAddress[]>;
  holder(key: AddressKey): Promise<AddressLease | undefined>;
  of(vm: string): Promise<AddressLease[]>;
}

export interface AddressWrites extends AddressReads {
  /** Throws `address_in_use` when another VM has one of them. */
  lease(leases: readonly AddressLease[]): Promise<void>;
  release(vm: string, keys: readonly AddressKey[]): Promise<void>;
  releaseAll(vm: string): Promise<void>;
}
