import type { Endpoint as EndpointRow, HttpMethod, ResponseOf } from '@wide-angle/shared';
import { API_PREFIX } from '@wide-angle/shared';
import {
  applyDecorators,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
/** Metadata key of a handler's row of the contract. */
export const ENDPOINT = 'wide-angle:endpoint';
/** Metadata key of a handler that is no part of the contract. */
export const OUTSIDE_CONTRACT = 'wide-angle:outside-contract';

type Handler<Row> = (...args: never[]) => ResponseOf<Row> | Promise<ResponseOf<Row>>;
type HandlerDecorator<Row> = <T extends Handler<Row>>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<T>,
) => void;

/**
 * Binds a handler to a row of the contract: address, method, who may call it and its place in the API page. The handler
 * must answer with the row's response type. Every success answers 200, a repeated request like the first. The controller
 * itself takes no path: `@Controller()`.
 */
export function Endpoint<Row extends EndpointRow>(row: Row): HandlerDecorator<Row> {
  return applyDecorators(
    SetMetadata(ENDPOINT, row),
    RequestMapping({ method: RequestMethod[row.method], path: API_PREFIX + row.path }),
    HttpCode(200),
  );
}

/**
 * Binds a handler that is no API call - a file, a page, a probe - to an address of its own, open to everyone; what it
 * gives must be public or guarded by the address itself (a signature).
 * @param reason why it is not in the contract
 */
export function OutsideContract(method: HttpMethod, path: string, reason: string): MethodDecorator {
  return applyDecorators(
    SetMetadata(OUTSIDE_CONTRACT, reason),
    RequestMapping({ method: RequestMethod[method], path }),
  );
}
