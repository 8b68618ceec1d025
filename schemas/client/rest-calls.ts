// Types of calls of the REST interface, found by method and route as they are written where they are called:
//
//   call(api, "GET", `/v1/vms/${id}?wait=ready`)   answers with a Vm
//   call(api, "GET", `/v1/vm/${id}`)               is no route: the compiler refuses it
//
// Nothing of it is left at run time. All of it follows from the table of routes (`generated/typescript/rest-calls.ts`).
import type { KINDS, Kind } from "../generated/typescript/kinds.ts";
import type { RestCalls } from "../generated/typescript/rest-calls.ts";

export type RestMethod = keyof RestCalls;

/** Anything that a call has of its own. */
interface AnyCall {
  answer: unknown;
  body: unknown;
  query: string;
}

type Split<Text extends string> = Text extends `${infer Head}/${infer Tail}`
  ? [Head, ...Split<Tail>]
  : [Text];

/** Whether the segments of a route are those of a documented path. A parameter of the path takes any one. */
type Fits<Route extends readonly unknown[], Path extends readonly unknown[]> = Path extends readonly [
  infer Segment,
  ...infer Segments,
]
  ? Route extends readonly [infer Given, ...infer Others]
    ? Segment extends `{${string}}`
      ? Fits<Others, Segments>
      : Given extends Segment
        ? Fits<Others, Segments>
        : false
    : false
  : Route extends readonly []
    ? true
    : false;

type PathOf<Route extends string> = Route extends `${infer Path}?${string}` ? Path : Route;

/** The call of one route; never when there is none. */
type OneCall<Calls, Segments extends readonly unknown[]> = {
  [Path in keyof Calls & string]: Fits<Segments, Split<Path>> extends true ? Calls[Path] : never;
}[keyof Calls & string];

/** The calls that a method and a route, or a union of routes, may be; `undefined` among them for a route that is not there. */
type CallOf<Method extends RestMethod, Route extends string> = Route extends string
  ? [OneCall<RestCalls[Method], Split<PathOf<Route>>>] extends [never]
    ? undefined
    : OneCall<RestCalls[Method], Split<PathOf<Route>>>
  : never;

type NameOf<Pair extends string> = Pair extends `${infer Name}=${string}`
  ? Name
  : string extends Pair
    ? never
    : Pair;

/** Names of the query parameters that a route spells out. */
type QueryNames<Query extends string> = Query extends `${infer Pair}&${infer Pairs}`
  ? NameOf<Pair> | QueryNames<Pairs>
  : NameOf<Query>;

type QueryOf<Route extends string> = Route extends `${string}?${infer Query}` ? QueryNames<Query> : never;

/** What a call answers with as JSON. */
export type AnswerOf<Method extends RestMethod, Route extends string> =
  CallOf<Method, Route> extends infer Call ? (Call extends AnyCall ? Call["answer"] : never) : never;

export type BodyOf<Method extends RestMethod, Route extends string> =
  CallOf<Method, Route> extends infer Call ? (Call extends AnyCall ? Call["body"] : never) : never;

/** Names of the query parameters that a call takes. */
export type AllowedQuery<Method extends RestMethod, Route extends string> =
  CallOf<Method, Route> extends infer Call ? (Call extends AnyCall ? Call["query"] : never) : never;

/** An argument that nobody can give: its name is what the compiler says. */
declare const impossible: unique symbol;
interface Impossible<Why> {
  [impossible]: Why;
}

type BodyArguments<Body> = [Body] extends [undefined]
  ? []
  : undefined extends Body
    ? [body?: Exclude<Body, undefined>]
    : [body: Body];

/** What comes after method and route: the body, where one is taken. */
export type CallArguments<Method extends RestMethod, Route extends string> =
  undefined extends CallOf<Method, Route>
    ? [thereIsNoSuchRoute: Impossible<Route>]
    : [QueryOf<Route>] extends [AllowedQuery<Method, Route>]
      ? BodyArguments<BodyOf<Method, Route>>
      : [thereIsNoSuchQueryParameter: Impossible<Exclude<QueryOf<Route>, AllowedQuery<Method, Route>>>];

/** The same where any body is given, to see what is said of a wrong one. */
export type AnyBody<Method extends RestMethod, Route extends string> =
  CallArguments<Method, Route> extends [Impossible<unknown>]
    ? CallArguments<Method, Route>
    : [body?: unknown];

/** Plurals of kinds, as paths have them. */
export type Plural = (typeof KINDS)[Kind]["plural"];
