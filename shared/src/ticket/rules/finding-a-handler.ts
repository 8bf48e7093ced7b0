import type { Refusal } from '../../api/problem.ts';
import type { Changes } from '../facts.ts';
import type { Rule, RuleContext } from './rule.ts';
import { actedBy, leads, NOT_OFFERED } from './rule.ts';
import { checkOrganization, CLAIMED, ended, handedTo, leftDispute } from './steps.ts';

export const claim: Rule<'claim'> = {
  apply: ({ actor }) => ({ changes: { ...CLAIMED, handlerId: actor.personId } }),
};

export const dispatch: Rule<'dispatch'> = {
  may({ ticket, ...context }) {
    const isObjected = ticket.pausedAt !== null;
    const isHandedBack = ticket.state === 'disputed';
    return isObjected || (isHandedBack && leads(context)) ? NOT_OFFERED : null;
  },
  check(context, body) {
    if (body.organizationId && body.organizationId !== context.ticket.responsibleId)
      return checkOtherOrganization(context, body.reason);
    if (leads(context) && !body.handlerId) return { code: 'dispatch.needsHandler' };
    return body.handlerId ? checkHandler(context) : null;
  },
  apply(context, body) {
    const { ticket, now } = context;
    const target = body.organizationId ?? ticket.responsibleId;
    const moved = target !== ticket.responsibleId;
    const place: Changes = moved
      ? { responsibleId: target, receivedAt: now, request: null, categoryRequest: null }
      : {};
    const data = {
      fromOrganizationId: ticket.responsibleId,
      toOrganizationId: target,
      toHandlerId: body.handlerId ?? null,
    };
    return {
      changes: {
        ...place,
        ...handedTo(context, moved ? undefined : body.handlerId),
        ...leftDispute,
        ...actedBy(context),
      },
      text: body.reason,
      data,
    };
  },
};

function checkOtherOrganization(context: RuleContext, reason?: string): Refusal | null {
  if (leads(context)) return { code: 'dispatch.outsideOrganization' };
  return checkOrganization(context) ?? (reason ? null : { code: 'dispatch.needsReason' });
}

function checkHandler({ targets, ticket }: RuleContext): Refusal | null {
  return targets.handler?.organizationId === ticket.responsibleId
    ? null
    : { code: 'target.handlerUnknown' };
}

export const transfer: Rule<'transfer'> = {
  check(context, body) {
    if (body.handlerId === context.ticket.handlerId) return { code: 'transfer.sameHandler' };
    return checkHandler(context);
  },
  apply: ({ ticket }, body) => ({
    changes: { handlerId: body.handlerId },
    text: body.reason,
    data: { fromHandlerId: ticket.handlerId, toHandlerId: body.handlerId },
  }),
};

export const release: Rule<'release'> = {
  apply: (context, body) => ({
    changes: handedTo(context),
    text: body.reason,
    visibility: 'internal',
  }),
};

export const merge: Rule<'merge'> = {
  check({ ticket, targets }) {
    const main = targets.main;
    if (!main || main.estateId !== ticket.estateId || main.id === ticket.id)
      return { code: 'merge.mainUnknown' };
    const isOpenMain = main.endedAt === null;
    return isOpenMain ? null : { code: 'merge.mainEnded' };
  },
  apply: ({ now }, body) => ({
    changes: { state: 'merged', endedAt: now, mergedIntoId: body.mainId, ...ended },
    text: body.reason,
    data: { mainId: body.mainId },
  }),
};

export const withdraw: Rule<'withdraw'> = {
  apply: ({ now }, body) => ({
    changes: { state: 'withdrawn', endedAt: now, ...ended },
    text: body.reason,
  }),
};
