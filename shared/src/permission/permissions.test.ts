import { ROLES, type Role } from '../identity/roles.ts';
import { can, type Permission, PERMISSIONS } from './permissions.ts';

const rolesOf = (permission: Permission) => ROLES.filter((role) => can(role, permission));

describe('the role matrix', () => {
  it.each<[Permission, Role[]]>([
    ['ticket.submit', ['resident', 'staff', 'manager', 'community']],
    ['ticket.claim', ['staff', 'manager', 'department']],
    ['ticket.dispatch', ['manager', 'community', 'bureau', 'department']],
    ['ticket.adjudicate', ['community', 'bureau']],
    ['ticket.decideShelving', ['bureau']],
    ['ticket.recategorise', ['community']],
    ['ticket.requestRecategorise', ['manager', 'department']],
    ['ticket.decideRecategorise', ['community', 'bureau']],
    ['ticket.confirm', ['resident']],
    ['policy.read', ['community', 'subdistrict', 'bureau']],
    ['policy.publish', ['bureau']],
    ['ticket.join', ['resident']],
    ['ticket.appeal', ['manager', 'department']],
  ])('%s', (permission, roles) => {
    expect(rolesOf(permission)).toEqual(roles);
  });

  it('gives an administrator no right to anything personal', () => {
    const permissions = Object.keys(PERMISSIONS) as Permission[];
    expect(permissions.filter((permission) => can('administrator', permission))).toEqual([
      'calendar.read',
      'calendar.import',
      'delivery.manage',
      'timer.mend',
      'duty.count',
    ]);
  });

  it('lets a subdistrict read and nothing else', () => {
    const permissions = Object.keys(PERMISSIONS) as Permission[];
    expect(permissions.filter((permission) => can('subdistrict', permission)).sort()).toEqual([
      'calendar.read',
      'duty.count',
      'duty.read',
      'order.read',
      'policy.read',
      'statistics.read',
      'ticket.read',
    ]);
  });

  it('leaves no right without a role', () => {
    expect(Object.values(PERMISSIONS).filter((roles) => roles.length === 0)).toEqual([]);
  });
});
