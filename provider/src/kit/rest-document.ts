import type { TfObject } from "../tfplugin/value.ts";

/** An object as REST shows it. Numbers are exact (see `parseExactJson`); members that are not named here are left alone. */
export interface RestDocument {
  readonly kind: string;
  readonly id: string;
  readonly project: string | null;
  readonly shared: boolean;
  readonly name: string | null;
  readonly tags: TfObject;
  readonly default_tags: TfObject;
  readonly generation: number;
  readonly created_at: string;
  readonly deleting: boolean;
  /** Absent with reconcilers that do not tell. */
  readonly claimed?: boolean;
  /** JSON pointers of fields that the token may not read; absent when there are none. */
  readonly withheld?: readonly string[];
  readonly spec: TfObject;
  readonly status: TfObject;
}
