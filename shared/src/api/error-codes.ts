/** Values that a sentence of an error may need; plain text or numbers, never personal data of a stranger. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** HTTP status and the Chinese sentence of an error; `{name}` is filled from its parameters. */
interface ErrorRow {
  readonly status: number;
  readonly text: string;
}

const row = (status: number, text: string): ErrorRow => ({ status, text });

/**
 * Every error the API can answer: stable code → status and a sentence that says what to do (DESIGN §6). 404 also
 * stands for "not yours": missing and forbidden records give the same answer.
 */
export const ERRORS = {
  'input.invalid': row(400, '填写的内容有误，请按提示修改后再提交。'),
  'input.malformed': row(400, '请求格式不正确，请刷新页面后重试。'),
  'input.textOrMedia': row(400, '请写几句话，或至少添加一张照片。'),
  'input.cursor': row(400, '列表已更新，请从头刷新。'),
  'input.tooLarge': row(413, '提交的内容太大，请减少后重试。'),
  'input.notJson': row(415, '请用未压缩的 JSON（UTF-8 编码）提交；照片和视频请从上传入口提交。'),
  'input.idempotencyKey': row(400, '缺少防重复提交的编号，请更新到最新版本后重试。'),
  'request.repeatedDifferently': row(
    409,
    '同一次提交的内容前后不一致，请返回列表查看是否已提交成功。',
  ),
  'request.inProgress': row(409, '上一次提交正在处理，请稍候片刻再看结果。'),
  'request.tooMany': row(429, '操作太频繁，请 {seconds} 秒后再试。'),
  'request.methodNotAllowed': row(
    405,
    '这个地址不支持 {method}，只支持 {allowed}。请更新到最新版本后重试。',
  ),
  'request.timedOut': row(
    408,
    '请求没有传完，等待超时已断开。请检查网络后重试，您填写的内容没有丢失。',
  ),
  'request.headersTooLarge': row(
    431,
    '网址或请求头太长，请返回首页重试；仍不行请清除本站的浏览数据。',
  ),
  'route.notFound': row(404, '没有这个地址，请返回首页。'),
  'file.changed': row(412, '文件已有变化，请刷新页面后重试。'),
  'file.noSuchPart': row(416, '文件没有请求的那一段，请重新下载整个文件。'),
  'server.busy': row(503, '现在使用的人较多，请稍后再试。您填写的内容没有丢失。'),
  'server.failed': row(500, '服务暂时出了问题，我们已记录。请稍后再试，您填写的内容没有丢失。'),

  'session.missing': row(401, '请先登录。'),
  'session.expired': row(401, '登录已过期，请重新登录。'),
  'session.badCredentials': row(401, '账号或密码不正确，请重新输入。'),
  'session.badCode': row(401, '微信登录没有成功，请重新打开小程序再试。'),
  'session.wechatDown': row(503, '微信登录暂时连不上，请稍后再试。'),
  'session.wechatBlocked': row(
    403,
    '微信提示这个账号暂有风险，不能登录。请稍后再试，或联系社区代报。',
  ),
  'session.postUnknown': row(404, '您没有这个岗位，或岗位已停用，请重新选择身份。'),
  'permission.denied': row(403, '您当前的身份不能做这件事。如有多个身份，请切换身份后再试。'),

  'scene.unknown': row(404, '这个码已停用或不存在，请直接选择小区上报。'),
  'place.unknown': row(404, '没有找到这个位置，请重新选择。'),
  'estate.unknown': row(404, '没有找到这个小区，请重新选择。'),
  'category.unknown': row(400, '没有这个问题类别，请重新选择。'),

  'organization.unknown': row(404, '没有找到这个单位，请重新选择。'),
  'contract.unknown': row(404, '没有找到这份服务合同。'),
  'contract.badDates': row(400, '合同日期不正确，结束日期不能早于开始日期。'),
  'contract.overlaps': row(409, '这个小区 {from} 至 {to} 已有服务合同，请先终止原合同或调整日期。'),
  'policy.bad': row(400, '设置有 {count} 处不对，先看第一处：{first}'),
  'policy.unknown': row(404, '没有这一版设置。'),
  'policy.effectiveInPast': row(400, '生效时间已经过去，请选今后的时间，或选“立即生效”。'),
  'policy.effectiveTooFar': row(400, '生效时间太远，最多提前一年发布。'),
  'policy.unchanged': row(400, '与现有设置完全一样，没有要发布的变化。'),
  'policy.inForce': row(409, '这一版已经生效或即将生效，不能撤回。请另发布一版。'),
  'policy.withdrawn': row(409, '这一版已经撤回。'),
  'policy.badPeriod': row(400, '请选一段不超过 {days} 天、已经开始的日期。'),
  'calendar.bad': row(400, '放假安排有 {count} 处不对，先看第一处：{first}'),
  'calendar.changed': row(409, '这一年的放假安排刚刚有变化，请刷新后再修改。'),
  'calendar.unchanged': row(400, '与现有的放假安排完全一样，没有要改的。'),
  'calendar.reasonMissing': row(400, '这一年已有放假安排，修改须写明理由。'),
  'policy.changed': row(409, '时限设置刚刚有变化，请刷新后再修改。'),

  'account.loginTaken': row(409, '这个账号已有人使用，请换一个。'),
  'person.unknown': row(404, '没有找到这个人。'),
  'person.phoneTaken': row(409, '这个手机号已登记在另一个人名下，请核对。'),
  'post.unknown': row(404, '没有找到这个岗位，或岗位已停用。'),
  'post.wrongRole': row(400, '这个单位没有这种岗位，请重新选择。'),
  'residence.unknown': row(404, '没有找到这条房屋登记。'),

  'submit.notOwner': row(403, '您还不是这个小区的认证业主，请先认证房屋，或请社区工作人员代报。'),
  'submit.notYourArea': row(403, '这个小区不在您的服务范围内，不能代报。'),
  'submit.onlyForHimself': row(403, '业主只能为自己上报。替别人上报，请联系社区或物业前台。'),
  'submit.needsReporter': row(400, '代报须填写业主的称呼和手机号。'),

  'ticket.notFound': row(404, '没有找到这件诉求，或您无权查看。'),
  'ticket.changed': row(409, '这件诉求刚刚有变化，已为您刷新，请看过再操作。'),
  'ticket.claimedByOther': row(409, '这件工单已被{handlerName}领取，请看看其他工单。'),
  'ticket.wrongState': row(409, '诉求现在是“{state}”，不能“{action}”。'),
  'ticket.notYours': row(403, '您在这件诉求里的身份不能“{action}”。'),

  'dispatch.needsHandler': row(400, '请选择派给哪位同事。'),
  'dispatch.needsReason': row(400, '换单位办理须写明理由。'),
  'dispatch.outsideOrganization': row(403, '您只能派给本单位的同事。不属于本单位的，请用“退单”。'),
  'target.organizationUnknown': row(400, '没有找到要派去的单位，或它不在您的辖区。'),
  'target.handlerUnknown': row(400, '没有找到这位同事，或他已不在岗。'),
  'transfer.sameHandler': row(400, '工单已经在这位同事手里。'),
  'merge.mainUnknown': row(400, '没有找到要并入的诉求，须是同一小区的另一件。'),
  'merge.mainEnded': row(409, '要并入的诉求已经结束，请另选一件未办结的。'),
  'resolve.needsPhoto': row(400, '请拍一张办结后的照片再上报。'),
  'ask.tooOften': row(409, '已请业主补充过 {times} 次，请先办理，或电话联系。'),
  'handBack.tooLate': row(409, '收到工单已超过 {limit}，不能退单。确有困难请上报社区。'),
  'adjudicate.communityFirst': row(403, '先由社区裁定；社区超时或上报后由住建局裁定。'),
  'adjudicate.bureauDecides': row(403, '业主不服不予受理，由住建局裁定。'),
  'object.once': row(409, '申诉只能提一次。'),
  'object.tooLate': row(409, '不予受理已超过 {limit}，不能再申诉。可以重新上报。'),
  'recategorise.same': row(400, '类别没有变化。'),
  'recategorise.asked': row(409, '已有一项改类申请在等审批，请等结果。'),
  'request.pending': row(409, '已有一项申请在等审批，请等结果。'),
  'extension.tooMany': row(409, '已延期 {times} 次，不能再延。确实办不了的，可申请挂账。'),
  'extension.afterDeadline': row(409, '已过办结时限，不能再申请延期。'),
  'extension.overCap': row(400, '一次最多延长 {amount} {unit}。'),
  'extension.communityDecides': row(403, '第一次延期由社区审批。'),
  'extension.bureauDecides': row(403, '第二次延期由住建局审批。'),
  'request.needsEvidence': row(400, '请附上佐证：至少一张照片或一段视频。'),
  'shelving.badDate': row(400, '复核日期须在今天之后、{limit}以内。'),
  'shelving.already': row(409, '这件诉求已经挂账。'),
  'reopen.tooLate': row(409, '办结已超过 {limit}，不能要求重办。请重新上报。'),
  'followUp.needsOutcome': row(400, '接通了的，请选择业主说解决了没有。'),
  'nudge.tooSoon': row(409, '{limit}内只能催办一次，请 {hours} 小时后再催。'),
  'escalate.atTop': row(409, '这件诉求已经在上一级，不用再上报。'),
  'supervise.badLimit': row(400, '回复期限须在 1 小时以后、90 天以内。'),
  'appeal.unknownLateness': row(400, '没有找到这次逾期，或它已申诉过。'),
  'appeal.tooLate': row(409, '逾期已超过 {limit}，不能再申诉。'),
  'contact.notAllowed': row(403, '您现在不能查看业主的联系方式。'),

  'order.notFound': row(404, '没有找到这张督办单，或您无权查看。'),
  'order.wrongState': row(409, '督办单现在是“{state}”，不能这样操作。'),
  'order.nothingToSupervise': row(
    409,
    '这张督办单里已没有要督办的工单（都已结束或转出），请写明原因，不予签发。',
  ),
  'order.tooManyTickets': row(400, '一张督办单最多 {max} 件工单。'),
  'order.severalAddressees': row(400, '所选工单不都由同一单位承办，请分开督办。'),
  'order.ticketEnded': row(409, '工单 {number} 已结束，不能督办，请去掉再提交。'),
  'order.ticketAlreadyIn': row(409, '工单 {number} 已在这张督办单里。'),
  'order.documentExpired': row(403, '文书链接已过期，请回到督办单重新打开。'),
  'order.noDocument': row(409, '督办单签发后才有正式文书。'),
  'order.changed': row(409, '督办单刚刚有变化，已为您刷新，请看过再操作。'),

  'message.cannotSwitchOff': row(400, '督办单和本单位的红牌等提醒不能关闭，请刷新后重新设置。'),
  'message.badQuietHours': row(400, '免打扰须从 18:00–23:30 开始，到次日 5:00–9:00 结束。'),
  'webhook.notFound': row(404, '没有找到这个推送对象。'),
  'webhook.badUrl': row(400, '推送地址须以 https:// 开头，不含账号密码，且不是内网地址。'),
  'webhook.tooMany': row(409, '推送对象最多 {max} 个，请先删除或修改已有的。'),

  'media.unsupported': row(415, '只能上传照片（JPG、PNG、WebP）或视频（MP4、MOV）。'),
  'media.tooLarge': row(413, '文件太大：照片不超过 {photoMb} MB，视频不超过 {videoMb} MB。'),
  'media.broken': row(422, '文件打不开或不完整，请重新拍摄或选择。'),
  'media.tooLong': row(422, '视频不能超过 60 秒，请剪短后再传。'),
  'media.tooManyPixels': row(422, '照片尺寸太大，请用手机直接拍摄。'),
  'media.unknown': row(400, '有照片或视频没有上传成功，请删除后重新添加。'),
  'media.tooMany': row(400, '最多 9 张照片和 1 段视频。'),
  'media.expired': row(403, '图片链接已过期，请刷新页面。'),
  'media.notFound': row(404, '没有找到这个文件。'),

  'demo.off': row(404, '没有这个地址，请返回首页。'),
  'demo.badStep': row(400, '一次最多前进 60 天。'),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];

/** HTTP status of an error. */
export function statusOf(code: ErrorCode): number {
  return ERRORS[code].status;
}

/** The Chinese sentence of an error with its parameters filled in; a missing parameter becomes empty. */
export function sentenceOf(code: ErrorCode, params: ErrorParams = {}): string {
  return ERRORS[code].text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
