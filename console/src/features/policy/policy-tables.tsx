import {
  CLASS_CODES,
  clockWords,
  hoursWords,
  PROCEDURE_LABELS,
  rungWords,
  spanWords,
  type Category,
  type PolicyDraft,
  type Procedure,
} from '@wide-angle/shared';
import { CategoryIcon } from '../../ui/category-icon.tsx';

/** A policy to read: classes with limits and ladder, categories group by group. */
export function PolicyTables({ policy }: { policy: PolicyDraft }) {
  return (
    <>
      <section className="card policy-card" aria-labelledby="classes-title">
        <h2 id="classes-title">时限等级</h2>
        <p className="secondary">工作时段 {hoursWords(policy.hours)}</p>
        <table className="policy-table">
          <thead>
            <tr>
              {['等级', '计时', '领取', '办结', '升级阶梯'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CLASS_CODES.map((code) => {
              const { name, clock, claim, finish, ladder } = policy.classes[code];
              return (
                <tr key={code}>
                  <th scope="row">{name}</th>
                  <td>{clock === 'working' ? '工作时间' : '昼夜连续'}</td>
                  <td>{spanWords(claim)}</td>
                  <td>{spanWords(finish)}</td>
                  <td>{ladder.map(rungWords).join('；')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <section className="card policy-card" aria-labelledby="categories-title">
        <h2 id="categories-title">类别</h2>
        <table className="policy-table">
          <thead>
            <tr>
              {['大类', '类别', '等级', '一次延期上限', '办理要求'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.values(policy.groups).flatMap((group) =>
              Object.values(policy.categories)
                .filter(({ groupCode }) => groupCode === group.code)
                .map((category, index) => (
                  <tr key={category.code}>
                    <td>
                      {index === 0 && (
                        <span className="policy-named">
                          <CategoryIcon icon={group.icon} />
                          {group.name}
                        </span>
                      )}
                    </td>
                    <th scope="row">
                      <span className="policy-named">
                        <CategoryIcon icon={category.icon} />
                        {category.name}
                      </span>
                    </th>
                    <td>{policy.classes[category.classCode].name}</td>
                    <td>{spanWords(category.extensionCap)}</td>
                    <td>{traitsOf(category)}</td>
                  </tr>
                )),
            )}
          </tbody>
        </table>
      </section>
      <ProcedureFacts procedure={policy.procedure} />
    </>
  );
}

function ProcedureFacts({ procedure }: { procedure: Procedure }) {
  return (
    <section className="card policy-card" aria-labelledby="procedure-title">
      <h2 id="procedure-title">办理程序</h2>
      <dl className="policy-facts">
        {Object.entries(PROCEDURE_LABELS).map(([name, label]) => (
          <div key={name}>
            <dt className="secondary">{label}</dt>
            <dd>{procedureWords(procedure, name as keyof Procedure)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function procedureWords(procedure: Procedure, name: keyof Procedure): string {
  if (name === 'remindAtMinute') return clockWords(procedure.remindAtMinute);
  const value = procedure[name];
  return typeof value === 'object' ? spanWords(value) : String(value);
}

function traitsOf(category: Category): string {
  const traits = [
    category.isOffered ? '' : '已停用',
    category.kind === 'complaint' ? '投诉' : '维修',
    category.review ? '先由社区审核' : '直接请业主确认',
    category.needsPhoto ? '须有办结照片' : '',
    category.inHome ? '入户' : '',
    category.isPublic ? '邻居可见' : '',
    category.common ? '首页常用' : '',
  ];
  return traits.filter(Boolean).join('，');
}
