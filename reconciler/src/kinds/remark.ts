// What a plan says of an object besides its effects.

export interface Remark {
  code: string;
  /** Names the object. */
  summary: string;
  detail: string;
  pointer: string | null;
}

export const restartRemark = (object: string, detail: string, pointer: string): Remark => ({
  code: "restart",
  summary: `${object} will be restarted`,
  detail,
  pointer,
});
