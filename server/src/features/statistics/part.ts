import type { Actor, StatisticsFilter } from '@wide-angle/shared';
import { checkPeriod, statisticsScopeOf } from '@wide-angle/shared';
import { ProblemError } from '../../platform/http/problem-error.js';
import type { Part } from './statistics.queries.js';

const PERIOD_PROBLEMS = {
  notADate: { from: '请填写存在的日期，如 2026-11-01。' },
  reversed: { to: '结束日期不能早于开始日期。' },
  tooLong: { to: '一次最多统计五年。' },
} as const;

/**
 * The part of the county that an actor asks for: never more than his own scope.
 * @throws ProblemError `permission.denied` where he has none or names somebody else's, `input.invalid` for a period that is none
 */
export function partOf(actor: Actor, filter: StatisticsFilter): Part {
  const scope = statisticsScopeOf(actor);
  if (!scope || !actor.bureauId) throw new ProblemError('permission.denied');
  const problem = checkPeriod(filter);
  if (problem) throw new ProblemError('input.invalid', {}, { fields: PERIOD_PROBLEMS[problem] });
  const asked = askedOf(filter);
  const isOther = asked[scope.field] !== undefined && asked[scope.field] !== scope.id;
  if (isOther) throw new ProblemError('permission.denied');
  return { ...asked, bureauId: actor.bureauId, [scope.field]: scope.id };
}

function askedOf(filter: StatisticsFilter): Part {
  const { subdistrictId, communityId, organizationId, categoryCode } = filter;
  return {
    ...(subdistrictId === undefined ? {} : { subdistrictId }),
    ...(communityId === undefined ? {} : { communityId }),
    ...(organizationId === undefined ? {} : { organizationId }),
    ...(categoryCode === undefined ? {} : { categoryCode }),
  };
}
