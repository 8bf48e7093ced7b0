import {
  DEFAULT_POLICY,
  type ClassView,
  type PolicyView,
  type SceneView,
} from '@wide-angle/shared';
import { resetTaro } from '../../../test/taro';
import { atScene, emptyDraft, inEstate, keepDraft, readDraft, type Draft } from './draft';
import {
  buttonText,
  categoryChoices,
  commonCount,
  isAnonymous,
  moreWords,
  reportFlaw,
  submitBody,
  type ReportMedia,
} from './report-model';

const NOW = Date.parse('2026-11-23T02:30:00.000Z');
const HOUR = 3_600_000;
const NO_MEDIA: ReportMedia = { ids: [], uploading: false, failed: false };
const repair = DEFAULT_POLICY.categories.lighting!;
const complaint = DEFAULT_POLICY.categories.attitude!;

const draft = (changes: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(),
  estateId: 'e1',
  estateName: '泉景花园',
  categoryCode: 'lighting',
  text: '灯坏了',
  ...changes,
});

const photo = {
  id: 'm1',
  kind: 'image' as const,
  url: '/m1',
  thumbnailUrl: null,
  width: 1,
  height: 1,
  durationSeconds: null,
};

beforeEach(resetTaro);

describe('what a report needs', () => {
  it.each<[string, Partial<Draft>, Partial<ReportMedia>, RegExp | null]>([
    ['a category', { categoryCode: null }, {}, /什么问题/],
    ['an estate', { estateId: null }, {}, /小区/],
    ['words or a photo', { text: ' ' }, {}, /照片/],
    ['nothing more with a photo', { text: '' }, { ids: ['m1'] }, null],
    ['the photos to have arrived', {}, { uploading: true }, /上传/],
    ['no failed photo', {}, { failed: true }, /重试/],
    ['nothing more', {}, {}, null],
  ])('is %s', (_, changes, media, sentence) => {
    const flaw = reportFlaw(draft(changes), { ...NO_MEDIA, ...media }, 'resident');
    if (sentence === null) expect(flaw).toBeNull();
    else expect(flaw).toMatch(sentence);
  });

  it('is also an owner, when somebody reports for one', () => {
    expect(reportFlaw(draft(), NO_MEDIA, 'community')).toContain('称呼');
    const named = draft({ behalfName: '王女士', behalfPhone: '1380000' });
    expect(reportFlaw(named, NO_MEDIA, 'community')).toContain('手机号');
    expect(reportFlaw({ ...named, behalfPhone: '13800000000' }, NO_MEDIA, 'community')).toBeNull();
  });
});

describe('what is sent', () => {
  it('leaves out what was not said', () => {
    expect(submitBody(draft(), NO_MEDIA, repair, 'resident')).toEqual({
      estateId: 'e1',
      categoryCode: 'lighting',
      text: '灯坏了',
      isAnonymous: false,
    });
  });

  it('names the owner and how the report came in, when it is on behalf', () => {
    const named = draft({ behalfName: ' 王女士 ', behalfPhone: '13800000000' });
    expect(submitBody(named, NO_MEDIA, repair, 'staff')).toMatchObject({
      channel: 'company',
      onBehalfOf: { name: '王女士', phone: '13800000000' },
    });
  });

  it('hides who complains unless he says otherwise', () => {
    expect(isAnonymous(draft(), complaint)).toBe(true);
    expect(isAnonymous(draft(), repair)).toBe(false);
    expect(isAnonymous(draft({ isAnonymous: false }), complaint)).toBe(false);
  });
});

it('says on the button what will happen', () => {
  const limits = { claim: '1 个工作日' } as ClassView;
  expect(buttonText(limits)).toBe('提交（物业应在 1 个工作日内领取）');
  expect(buttonText(null)).toBe('提交');
});

describe('the categories of the bureau', () => {
  const { lighting } = DEFAULT_POLICY.categories;
  const policy: PolicyView = {
    version: 1,
    classes: [],
    groups: Object.values(DEFAULT_POLICY.groups),
    categories: Object.values(DEFAULT_POLICY.categories),
  };

  it('come as the common ones first, then group by group', () => {
    const choices = categoryChoices(policy);
    expect(commonCount(policy)).toBe(8);
    expect(choices.slice(0, 8).every((one) => one.group === undefined)).toBe(true);
    const groups = choices.slice(8).map((one) => one.group);
    expect(groups.slice(0, 4)).toEqual(['安全险情', '安全险情', '安全险情', '安全险情']);
    expect([...new Set(groups)]).toEqual(policy.groups.map(({ name }) => name));
    expect(choices).toHaveLength(policy.categories.length);
    expect(moreWords(policy)).toBe('更多：电梯困人、漏电、燃气泄漏…');
  });

  it('are what it says, with its icons, and without those that it offers no more', () => {
    const sauna = {
      ...lighting!,
      code: 'sauna',
      name: '桑拿房',
      icon: 'outage',
      groupCode: 'money',
    };
    const retired = { ...lighting!, isOffered: false };
    const own: PolicyView = { ...policy, categories: [retired, { ...sauna, common: false }] };
    expect(categoryChoices(own)).toEqual([
      { value: 'sauna', label: '桑拿房', icon: 'outage', urgent: false, group: '收费与公示' },
    ]);
  });

  it('give numbers to call for whatever endangers life', () => {
    const critical = policy.categories.filter((one) => one.classCode === 'critical');
    expect(critical.length).toBeGreaterThan(0);
    critical.forEach((one) => expect(one.hotlines).not.toHaveLength(0));
    expect(lighting!.hotlines).toHaveLength(0);
  });
});

describe('the place', () => {
  const scene: SceneView = {
    scene: 'abcd1234',
    kind: 'facility',
    estateId: 'e2',
    estateName: '时风小区',
    buildingId: 'b1',
    entranceId: 'n1',
    facilityId: 'f1',
    facilityKind: 'lift',
    label: '3号楼 2单元 电梯',
    categoryCode: 'lift_stopped',
    companyName: '阳光物业',
  };

  it('is filled in by a code, which also suggests what it is about', () => {
    expect(atScene(emptyDraft(), scene)).toMatchObject({
      estateId: 'e2',
      facilityId: 'f1',
      label: '3号楼 2单元 电梯',
      categoryCode: 'lift_stopped',
    });
  });

  it('does not change what the person had chosen and written', () => {
    expect(atScene(draft(), scene)).toMatchObject({ categoryCode: 'lighting', text: '灯坏了' });
  });

  it('is nothing of before in another estate', () => {
    const moved = inEstate(atScene(draft(), scene), { id: 'e3', name: '人和家园' });
    expect(moved).toMatchObject({ estateId: 'e3', buildingId: null, facilityId: null, label: '' });
  });
});

describe('a draft', () => {
  it('comes back with its key and the photos that had arrived', () => {
    const kept = draft();
    keepDraft('p1', { draft: kept, media: [photo], savedAt: NOW });
    expect(readDraft('p1', NOW + HOUR)).toEqual({ draft: kept, media: [photo], savedAt: NOW });
  });

  it('leaves out photos that the server has cleaned away by then', () => {
    keepDraft('p1', { draft: draft(), media: [photo], savedAt: NOW });
    const found = readDraft('p1', NOW + 24 * HOUR);
    expect(found?.media).toEqual([]);
    expect(found?.draft.text).toBe('灯坏了');
  });

  it('belongs to one person', () => {
    keepDraft('p1', { draft: draft(), media: [], savedAt: NOW });
    expect(readDraft('p2', NOW)).toBeNull();
  });

  it('is none where only the place is known', () => {
    keepDraft('p1', { draft: draft(), media: [], savedAt: NOW });
    keepDraft('p1', { draft: draft({ text: '' }), media: [], savedAt: NOW });
    expect(readDraft('p1', NOW)).toBeNull();
  });
});
