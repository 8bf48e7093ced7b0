import { randomInt } from 'node:crypto';
import type { MeView, PostRole, SessionView } from '@wide-angle/shared';
import {
  CreateAccount,
  CreatePerson,
  GivePost,
  PUBLIC_PASSWORD_COST,
  RegisterResidence,
  type ResidenceRelation,
} from '../features/identity/index.js';
import { apiOf, type Api } from './api-client.js';
import type { TestApp } from './start-test-app.js';

export const PASSWORD = '一二三四five';

/** A signed-in person who speaks to the application over HTTP. */
export interface Persona {
  readonly personId: string;
  readonly name: string;
  readonly phone: string;
  readonly login: string;
  /** The capacity he acts in; null for residents. */
  readonly postId: string | null;
  readonly organizationId: string | null;
  /** Typed calls of the whole contract with his access token. */
  readonly api: Api;
  /** The answer to his sign-in; after {@link Persona.use} the newer one. */
  session(): SessionView;
  me(): MeView;
  /** Goes on with other tokens: after a refresh or a switch. */
  use(session: SessionView): void;
}

interface Named {
  id: string;
}

/** The part of an estate that he lives in; an estate as the builders give it will do. */
interface Home extends Named {
  buildings?: readonly (Named & { entrances?: readonly Named[] })[];
}

interface PersonaOptions {
  name?: string;
  phone?: string;
}

interface ResidentOptions extends PersonaOptions {
  relation?: ResidenceRelation;
  /** False: he says he lives there and nobody has checked it. */
  isVerified?: boolean;
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN_NAMES = ['伟', '芳', '娜', '敏', '静', '强', '磊', '洋', '艳', '勇', '秀英', '建国'];

let count = 0;

/**
 * People for tests: each call enters a new person with an account, gives him his home or post, and signs him in over HTTP.
 * `const wang = await persona(test).staff(county.companies[0])`.
 */
export function persona(test: TestApp) {
  const post =
    (role: PostRole) =>
    (organization: Named, options: PersonaOptions = {}) =>
      inPost(test, role, organization, options);
  return {
    /** Verified owner of a dwelling of the estate. */
    resident: (home: Home, options: ResidentOptions = {}) => resident(test, home, options),
    /** Somebody without home or post. */
    stranger: (options: PersonaOptions = {}) => signedIn(test, options),
    staff: post('staff'),
    manager: post('manager'),
    community: post('community'),
    subdistrict: post('subdistrict'),
    bureau: post('bureau'),
    department: post('department'),
    administrator: post('administrator'),
  };
}

/** Calls without any sign-in. */
export function nobody(test: TestApp): Api {
  return apiOf(test, () => null);
}

async function resident(test: TestApp, home: Home, options: ResidentOptions): Promise<Persona> {
  return signedIn(test, options, async (personId) => {
    const building = home.buildings?.[0];
    await test.app.get(RegisterResidence).run({
      personId,
      estateId: home.id,
      buildingId: building?.id,
      entranceId: building?.entrances?.[0]?.id,
      room: String(100 + count),
      relation: options.relation ?? 'owner',
      isVerified: options.isVerified ?? true,
    });
  });
}

function inPost(
  test: TestApp,
  role: PostRole,
  organization: Named,
  options: PersonaOptions,
): Promise<Persona> {
  return signedIn(test, options, async (personId) => {
    await test.app.get(GivePost).run({ personId, organizationId: organization.id, role });
  });
}

async function signedIn(
  test: TestApp,
  options: PersonaOptions,
  place?: (personId: string) => Promise<void>,
): Promise<Persona> {
  count += 1;
  const name = options.name ?? someName(count);
  const phone = options.phone ?? somePhone();
  const login = `persona-${count}`;
  const personId = await test.app.get(CreatePerson).run({ realName: name, phone });
  const account = { personId, login, password: PASSWORD };
  await test.app.get(CreateAccount).run(account, PUBLIC_PASSWORD_COST);
  await place?.(personId);
  let session: SessionView | null = null;
  const api = apiOf(test, () => session?.accessToken ?? null);
  const first = await api.identity.password({ body: { login, password: PASSWORD } });
  session = first;
  const { postId, organizationId } = first.me.current;
  return {
    ...{ personId, name, phone, login, postId, organizationId, api },
    session: () => session ?? first,
    me: () => (session ?? first).me,
    use: (newer) => {
      session = newer;
    },
  };
}

function someName(number: number): string {
  const surname = SURNAMES[number % SURNAMES.length] ?? '王';
  return surname + (GIVEN_NAMES[number % GIVEN_NAMES.length] ?? '伟');
}

function somePhone(): string {
  return `139${String(randomInt(1e8)).padStart(8, '0')}`;
}
