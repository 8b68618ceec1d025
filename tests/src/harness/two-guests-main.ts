// The same as a program of its own, so that it can run as another user; what came of it goes to standard output.
import { runTwoGuests } from "./two-guests.ts";

const [disk = "", first = "", second = ""] = process.argv.slice(2);
const found = await runTwoGuests({ disk, partitions: [first, second] });
process.stdout.write(`${JSON.stringify({ uid: process.geteuid?.(), ...found })}\n`);
