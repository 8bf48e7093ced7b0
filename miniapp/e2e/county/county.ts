import { demoApi, createClient, type DemoScene } from '@wide-angle/shared';
import { startProduct, type Product } from '../harness';
import { Person, type Login } from './person';

/** The demo county as a running product, with its people at hand. */
export interface County {
  product: Product;
  baseUrl: string;
  /** The printed code in the lift of the owner's house. */
  lift: DemoScene;
  /** Somebody over plain HTTP. */
  person(login: Login): Person;
  /** Moves the demo's clock; what is due then has happened when this returns. */
  forward(minutes: number): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds that the seed of the county may take on a busy machine. */
const SEED_MS = 120_000;

/** For `beforeAll`: the first start makes the county. */
export const OPENING_MS = 180_000;

/**
 * Starts the product with a county of its own.
 * @param env settings beside the demo's
 */
export async function openCounty(env: Record<string, string> = {}): Promise<County> {
  const product = await startProduct({ readyMs: SEED_MS, env });
  const { baseUrl } = product;
  const people = new Map<Login, Person>();
  const person = (login: Login): Person => {
    const known = people.get(login) ?? new Person(baseUrl, login);
    people.set(login, known);
    return known;
  };
  const demo = createClient(demoApi, async ({ method, url, body }) => {
    const response = await fetch(`${baseUrl}${url}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status}`);
    return response.json();
  });
  const { scenes } = await demo.get();
  const lift = scenes[0];
  if (!lift) throw new Error('The demo has no printed codes');
  return {
    product,
    baseUrl,
    lift,
    person,
    forward: async (minutes) => void (await demo.forward({ body: { minutes } })),
    close: () => product.stop(),
  };
}

/** Where a printed code leads a phone: the address after `/m/#/`. */
export async function pageOfCode({ baseUrl, lift }: County): Promise<string> {
  const answer = await fetch(`${baseUrl}${lift.url}`, { redirect: 'manual' });
  const page = answer.headers.get('location')?.split('#/')[1];
  if (!page) throw new Error(`${lift.url} answered ${answer.status} and led nowhere`);
  return page;
}
