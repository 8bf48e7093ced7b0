import { workerName, NAMELESS, ownName, publicName, surnameOf } from './naming.ts';
import { ROLES, type Role } from './roles.ts';

describe('surnameOf', () => {
  it.each([
    ['王伟', '王'],
    ['欧阳娜', '欧阳'],
    ['诸葛孔明', '诸葛'],
    [' 李娜 ', '李'],
    ['𠮷田', '𠮷'],
    ['欧阳', '欧'],
    ['Alice Smith', ''],
    ['买买提·吐尔逊', '买'],
    ['', ''],
  ])('%s → %s', (name, surname) => {
    expect(surnameOf(name)).toBe(surname);
  });
});

describe('publicName', () => {
  it.each([
    ['王伟', 'staff', '王师傅'],
    ['李娜', 'manager', '李经理'],
    ['张强', 'community', '张主任'],
    ['张强', 'bureau', '张主任'],
    ['陈静', 'resident', '陈业主'],
    ['', 'resident', '业主'],
    ['Bob', 'staff', '师傅'],
  ] as const)('%s as %s is %s', (name, role, shown) => {
    expect(publicName(name, role)).toBe(shown);
  });

  it('never shows the given name in any role', () => {
    for (const role of ROLES) expect(publicName('赵小明', role)).not.toContain('小明');
  });
});

describe('workerName', () => {
  const at = (organizationId: string, role: Role) => ({ organizationId, role });

  it('goes by the post in the organisation that has the work', () => {
    const posts = [at('other', 'staff'), at('company', 'manager'), at('water', 'department')];
    expect(workerName('王伟', posts, 'company')).toBe('王经理');
    expect(workerName('王伟', posts, 'water')).toBe('王主任');
    expect(workerName('王伟', posts, 'other')).toBe('王师傅');
  });

  it('goes by the latest of several posts there', () => {
    const posts = [at('company', 'staff'), at('company', 'manager')];
    expect(workerName('王伟', posts, 'company')).toBe('王经理');
  });

  it('has a title for whoever has no post there', () => {
    expect(workerName('王伟', [at('other', 'manager')], 'company')).toBe('王经理');
    expect(workerName('王伟', [], 'company')).toBe('王师傅');
  });
});

describe('ownName', () => {
  it('is the real name, or a stand-in', () => {
    expect(ownName('陈静')).toBe('陈静');
    expect(ownName('  ')).toBe(NAMELESS);
  });
});
