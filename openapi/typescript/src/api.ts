// The types of calls. Those of openapi-fetch take open lists of codes in answers apart (its Readable), so that they are no
// strings any more; these leave bodies as the contract has them.

import type {
  HttpMethod,
  IsOperationRequestBodyOptional,
  MediaType,
  OperationRequestBodyContent,
  PathsWithMethod,
  RequiredKeysOf,
  SuccessResponse,
} from "openapi-typescript-helpers";
import type { Problem } from "./problems.js";
import type { paths } from "./schema.js";

/** How to read the body of a success: JSON, unless said otherwise. */
interface Parsed {
  json: unknown;
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array> | null;
}

type Parameters<Operation> = Operation extends { parameters: infer P }
  ? RequiredKeysOf<P> extends never
    ? { params?: P }
    : { params: P }
  : { params?: never };

type Content<Operation> = Operation extends { requestBody: { content: { "multipart/form-data": unknown } } }
  ? FormData
  : OperationRequestBodyContent<Operation>;

type Body<Operation> = [Content<Operation>] extends [never]
  ? { body?: never }
  : IsOperationRequestBodyOptional<Operation> extends true
    ? { body?: Content<Operation> }
    : { body: Content<Operation> };

/** What a call is made with. */
export type Init<Operation, As extends keyof Parsed = keyof Parsed> = Parameters<Operation> &
  Body<Operation> & {
    headers?: Record<string, string>;
    parseAs?: As;
    signal?: AbortSignal;
  };

type Data<Operation, As extends keyof Parsed> = As extends "json"
  ? Operation extends { responses: infer Responses extends Record<string | number, any> }
    ? SuccessResponse<Responses, MediaType>
    : never
  : Parsed[As];

/** What has come of a call: `data` of a success, or `error`, a problem. */
export type Answer<D> =
  | { data: D; error?: never; response: Response }
  | { data?: never; error: Problem; response: Response };

type Call<Method extends HttpMethod> = <Path extends PathsWithMethod<paths, Method>, As extends keyof Parsed = "json">(
  path: Path,
  ...init: RequiredKeysOf<Init<paths[Path][Method]>> extends never
    ? [Init<paths[Path][Method], As>?]
    : [Init<paths[Path][Method], As>]
) => Promise<Answer<Data<paths[Path][Method], As>>>;

/** A call for each operation of the contract, by its path there. */
export interface Calls {
  readonly GET: Call<"get">;
  readonly POST: Call<"post">;
  readonly PUT: Call<"put">;
  readonly PATCH: Call<"patch">;
  readonly DELETE: Call<"delete">;
}
