import type { FastifyRequest } from 'fastify';
import type { SignedIn } from './actor-source.js';

/** A request after the guard: `signedIn` is set unless the endpoint is public. */
export interface AccessRequest extends FastifyRequest {
  signedIn?: SignedIn;
}
