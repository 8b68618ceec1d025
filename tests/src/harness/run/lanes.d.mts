export const LANES: readonly ["guests", "processor"];
export function laneOf(text: string): (typeof LANES)[number];
export function laneOfFile(file: string): (typeof LANES)[number];
