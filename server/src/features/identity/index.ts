import { Account } from './entities/account.entity.js';
import { Dwelling } from './entities/dwelling.entity.js';
import { Person } from './entities/person.entity.js';
import { Post } from './entities/post.entity.js';
import { Residence } from './entities/residence.entity.js';
import { Session } from './entities/session.entity.js';
import { Identity1700000003000 } from './identity.migration.js';

export { IdentityModule } from './identity.module.js';
export { People, type Contact } from './people.js';
export { PUBLIC_PASSWORD_COST, STANDARD_COST, type HashCost } from './password/password-hash.js';
export { CreateAccount, type NewAccount } from './use-cases/create-account.js';
export { CreatePerson, type NewPerson } from './use-cases/create-person.js';
export { EndPost } from './use-cases/end-post.js';
export { GivePost, type NewPost } from './use-cases/give-post.js';
export {
  RegisterHouseholds,
  type Household,
  type RosterEstate,
} from './use-cases/register-households.js';
export { RegisterResidence, type NewResidence } from './use-cases/register-residence.js';
export { VerifyResidence } from './use-cases/verify-residence.js';
export { WechatGateway } from './wechat/wechat-gateway.js';
export type { ResidenceRelation } from './entities/residence.entity.js';

/** Tables of this feature. */
export const entities = [Person, Account, Post, Dwelling, Residence, Session];
export const migrations = [Identity1700000003000];
