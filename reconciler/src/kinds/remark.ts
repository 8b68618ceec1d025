// What a plan says of an object besides its effects.

export interface Remark {
  code: string;
  /** Names the object. */
  summary: string;
  detail: string;
  pointer: string | null;
}
