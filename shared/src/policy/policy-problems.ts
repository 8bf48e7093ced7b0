/** What can be wrong with a draft, as a stable code and the sentence that names what to do. */
export const POLICY_PROBLEMS = {
  'shape.missing': '这一项没有填',
  'shape.wrongType': '这一项填写的内容不对，应为{expected}',
  'shape.unknown': '没有这一项设置，请删除',
  'text.empty': '请填写文字',
  'text.tooLong': '文字太长，最多 {max} 个字',
  'number.outOfRange': '须是 {min} 到 {max} 之间的整数',
  'span.notPositive': '时长须大于 0',
  'span.notWhole': '时长须为整数（按天的可以带半天）',
  'span.tooLong': '时长太长，最多 {max}',
  'span.wrongUnit': '{clock}的时限不能用“{unit}”',
  'class.unknown': '没有“{value}”这个时限等级',
  'class.codeDiffers': '等级代码与所在位置不一致',
  'class.clockUnknown': '没有“{value}”这种计时方式（日历），只能按工作时间或昼夜连续计算',
  'class.nameTwice': '与另一个等级重名：{value}',
  'class.claimOverFinish': '领取时限须短于办结时限',
  'ladder.empty': '升级阶梯不能为空',
  'ladder.noLimit': '升级阶梯须有且只有一级落在时限到点，并发红牌',
  'ladder.outOfOrder': '升级阶梯须按时间先后排列，不能重复',
  'ladder.tierFalls': '升级阶梯的层级只能往上走',
  'ladder.cardOutOfOrder': '黄牌须在时限以前，红牌须在时限到点',
  'ladder.leadOverLimit': '黄牌提前量须短于办结时限',
  'ladder.tooLong': '升级阶梯最多 {max} 级',
  'group.codeDiffers': '大类代码与所在位置不一致',
  'group.nameTwice': '与另一个大类重名：{value}',
  'group.empty': '大类下没有类别，请删除或加入类别',
  'category.codeDiffers': '类别代码与所在位置不一致',
  'category.codeBad': '类别代码只能用小写英文字母、数字和下划线，最多 40 个字符',
  'category.nameTwice': '与另一个类别重名：{value}',
  'category.groupUnknown': '没有“{value}”这个大类',
  'category.kindUnknown': '类别须是维修或投诉',
  'category.removedInUse': '还有未办结的诉求属于这一类，不能删除；可以改为“停用”',
  'category.noneOffered': '至少要有一个可上报的类别',
  'category.tooManyCommon': '首页常用类别最多 {max} 个',
  'category.tooMany': '类别最多 {max} 个',
  'icon.unknown': '没有“{value}”这个图标',
  'hours.missing': '请至少设一段工作时段',
  'hours.outOfDay': '工作时段须在一天之内',
  'hours.reversed': '工作时段的结束须晚于开始',
  'hours.overlap': '工作时段不能重叠，须按先后排列',
} as const;

export type PolicyProblemCode = keyof typeof POLICY_PROBLEMS;

/** One thing that is wrong with a draft. */
export interface PolicyProblem {
  readonly code: PolicyProblemCode;
  /** Where, as a path into the draft: `categories.lighting.classCode`, `hours.1`. */
  readonly place: string;
  /** The Chinese sentence, the place named in it: `categories.lighting.classCode：没有…`. */
  readonly text: string;
}

type Params = Readonly<Record<string, string | number>>;

/** A problem with its sentence filled in. */
export function policyProblem(
  code: PolicyProblemCode,
  place: string,
  params: Params = {},
): PolicyProblem {
  const sentence = POLICY_PROBLEMS[code].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ''),
  );
  return { code, place, text: `${place}：${sentence}` };
}
