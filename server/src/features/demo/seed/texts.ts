/** What residents write, per category; `{n}` becomes a floor. */
export const REPORTS: Readonly<Record<string, readonly string[]>> = {
  lift_trapped: ['电梯停在{n}楼，里面有人出不来，请快来人！', '电梯门打不开，孩子被困在里面。'],
  electric_leak: ['楼道电表箱打火花，摸墙有麻的感觉。', '路灯杆漏电，狗碰到就叫，请赶紧断电。'],
  gas_leak: ['{n}楼楼道里有很浓的煤气味。'],
  fire_lane: ['消防通道被三辆车堵死了，救护车进不来。', '消防车道停满了车，楼下还堆了旧家具。'],
  outage: [
    '从早上到现在一直没水，家里有老人。',
    '整个单元停电了，电梯也不走。',
    '{n}楼以上没有水，水压太低。',
  ],
  lift_stopped: [
    '电梯又停了，老人上不去{n}楼。',
    '电梯运行时抖得厉害，现在干脆不动了。',
    '电梯按了没反应，已经停了半天。',
  ],
  pipe_burst: ['地下室水管爆了，水已经漫到楼梯口。', '楼前自来水管爆裂，水一直往外喷。'],
  access_control: ['单元门禁坏了，谁都能进，晚上不安全。', '门禁刷不开，只能等人出来才能进。'],
  lighting: [
    '{n}楼楼道灯不亮，晚上老人下楼看不见。',
    '小区东边路灯坏了三盏，走路黑灯瞎火。',
    '地下车库灯坏了一大片。',
  ],
  entrance_door: ['单元门关不上，风一刮就响。', '单元门闭门器坏了，夹到孩子的手。'],
  road: ['小区路面塌了一块，骑车差点摔倒。', '地砖松动，一下雨就溅一身水。'],
  drainage: [
    '下水道堵了，污水从井口往外冒。',
    '一楼厨房返水，臭味很大。',
    '化粪池满了，院子里都是味。',
  ],
  home_repair: [
    '家里卫生间漏水，楼下邻居来找了。',
    '入户水表下面的阀门漏水，关不死。',
    '厨房地漏反味，想请师傅看看。',
  ],
  cleaning: [
    '楼道一个星期没人打扫了。',
    '垃圾桶满了两天没清，苍蝇很多。',
    '电梯里有狗尿，味道很大。',
  ],
  greening: ['树枝长得挡住{n}楼的窗户了，请修一修。', '草坪枯了一大片，没人浇水。'],
  order: ['晚上十一点广场还在放音响。', '外来车辆随便进，保安不管。'],
  attitude: [
    '打电话报修，客服说话很难听，还挂我电话。',
    '保安和业主吵架，态度恶劣。',
    '前台说等着吧，问什么时候来也不说。',
  ],
  overcharge: [
    '装修押金说好退的，拖了三个月不退。',
    '停车费涨了没有公示，也没给说法。',
    '公摊电费每月多收，要求看明细不给看。',
  ],
  common_income: ['电梯广告的钱去哪了？一直没有公示。', '小区门口的摊位费没有公开过。'],
  disclosure: ['公示栏还是去年的，收费标准没贴出来。', '维修资金使用没有公示，就开始施工了。'],
  maintenance_fund: [
    '楼顶漏雨好几年，想申请维修资金一直没人管。',
    '电梯大修申请维修资金，卡在签字这一步。',
  ],
  facade: ['外墙保温层脱落，掉下来砸到车。', '外墙瓷砖松动，经常往下掉。'],
  committee: ['业委会到期半年了，还没有换届。', '业委会不开会，账目没人公布。'],
  parking: ['车位不够，晚上回来没地方停，消防通道都占了。', '固定车位被别人占了三天。'],
  other: ['快递柜占了半边路，轮椅过不去。', '小区里流浪狗多，老人孩子害怕。'],
};

export const PLACES = [
  '东门附近',
  '地下车库入口',
  '中心花园',
  '健身广场旁',
  '垃圾分类点',
  '北侧围墙边',
  '门卫室旁边',
];

export const RESULTS = [
  '已更换损坏的配件，现场试过，恢复正常。',
  '已清理干净，并安排每天巡查。',
  '师傅已上门处理，业主在场确认。',
  '已修复并清理现场，后续会加强巡检。',
  '已和业主当面沟通，按要求整改到位。',
];
export const NOTES = [
  '已到现场查看，正在调配件。',
  '配件已下单，预计明天到货。',
  '已联系维保单位，今天下午到场。',
  '已放置警示牌，先保证安全。',
];
export const QUESTIONS = [
  '请问具体在几楼？方便的话再拍一张照片。',
  '请问什么时间段方便上门？',
  '请问是哪个单元的？门牌号是多少？',
];
export const ANSWERS = [
  '在三楼拐角，照片里能看到。',
  '晚上六点以后家里有人。',
  '是二单元，进门右手边。',
];
export const HAND_BACKS = [
  '主管道属供水公司维护，不在物业服务范围。',
  '该路段为市政道路，不归小区物业管理。',
  '属业主专有部分，应由业主自行维修。',
];
export const EXTENSIONS = [
  '配件需从厂家订货，附采购单。',
  '连续降雨，室外无法施工。',
  '需要更换整段管道，工期三天。',
];
/** What companies say is of another category, by the category reported. */
export const RECLASSINGS: Readonly<Record<string, { categoryCode: string; reason: string }>> = {
  home_repair: { categoryCode: 'drainage', reason: '漏水的是楼内公共立管，不是户内设施。' },
  road: { categoryCode: 'drainage', reason: '路面塌陷是下面的排水管破裂，须先修管道。' },
  drainage: { categoryCode: 'maintenance_fund', reason: '整段主管道须更换，要动用维修资金。' },
  lift_stopped: { categoryCode: 'maintenance_fund', reason: '曳引机须大修，要动用维修资金。' },
  entrance_door: { categoryCode: 'access_control', reason: '坏的是门禁电磁锁，不是单元门。' },
  order: { categoryCode: 'parking', reason: '是外来车辆停放的问题，属停车规划。' },
};
export const APPEALS = [
  '当天全县停电，系统无法登录，附供电公司通知。',
  '连续暴雨，现场无法施工，附气象预警截图。',
];
export const CALLS = {
  solved: ['业主表示已经修好。', '业主满意，没有别的问题。', '电话核实，问题已解决。'],
  unsolved: ['业主说又坏了，要求再修。', '业主说只修了一半。'],
  unanswered: ['无人接听。', '电话占线，改日再打。'],
} as const;
export const SHELVINGS = [
  '需动用维修资金，正在组织业主表决。',
  '列入明年老旧小区改造计划，暂时无法施工。',
];
export const SEND_BACKS = [
  '没有附整改后的照片，请补充。',
  '只写了“已沟通”，没有说明怎么解决，退回重办。',
  '业主反映仍未退款，请核实。',
];
export const REOPENS = [
  '修了两天又坏了。',
  '只是临时处理，根本没修好。',
  '没人来过，怎么就办结了？',
];
export const ORDER_DEMANDS = [
  '请于期限前派人到场处理，并报送处理前后照片。',
  '长时间无人领取，请说明原因并立即办理。',
  '请在期限内解决并书面回复业主。',
];
export const DECLINES = [
  '属于邻里民事纠纷，不在物业服务范围，建议联系社区调解室。',
  '所述位置不在本小区红线内，已告知市政热线。',
];
/** What owners write beside their score: contented, middling, and where it was not solved. */
export const PRAISES = ['师傅来得很快，态度也好，谢谢。', '非常满意！', '能解决就行。', ''];
export const RESERVATIONS = ['修好了，就是等得久了点。', '希望以后早点处理。', ''];
export const GRIEVANCES = [
  '问题还在，没有解决。',
  '来看了一眼就走了，没修。',
  '催了好几次都没人管。',
];
