// Sizes carry their unit in the name; these are the factors, and the two roundings of the contract: up for what is
// used, down for what is free.

export const MIB = 1024 ** 2;
export const GIB = 1024 ** 3;

export const gibUp = (bytes: number): number => Math.ceil(bytes / GIB);
export const gibDown = (bytes: number): number => Math.floor(bytes / GIB);
