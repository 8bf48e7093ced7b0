import { Button } from 'antd';
import { useState } from 'react';
import {
  can,
  friendlyTime,
  fromIso,
  POLICY_STATE_LABELS,
  type PolicyVersionCard,
  type PolicyVersions,
  type PolicyVersionView,
} from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useMe, useNow } from '../../lib/services.ts';
import { ErrorNotice, Notice } from '../../ui/notices.tsx';
import { Bar } from '../../ui/skeleton.tsx';
import { PolicyEditor } from './editor/policy-editor.tsx';
import { PolicyTables } from './policy-tables.tsx';
import { usePolicyActions, usePolicyVersion, usePolicyVersions } from './queries.ts';

/** The bureau's policy: what is in force, another version as a draft, and all versions. */
export function PolicyPage() {
  const list = usePolicyVersions();
  const [chosen, setChosen] = useState<number>();
  const [isEditing, setEditing] = useState(false);
  const { role } = useMe().current;
  const base = usePolicyVersion(isEditing ? list.data?.base : (chosen ?? runningIn(list.data)));
  const failed = [list, base].find(({ isError }) => isError);
  if (failed) return <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!list.data || !base.data) return <Bar width="60%" />;
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>办理时限与类别</h1>
        <span className="secondary">
          第 {base.data.version} 版 · {POLICY_STATE_LABELS[base.data.state]}
          。已上报的工单一直按上报时的那一版办理。
        </span>
      </header>
      {isEditing ? (
        <PolicyEditor
          key={base.data.version}
          base={base.data}
          categoriesInUse={list.data.categoriesInUse}
          onDone={() => setEditing(false)}
        />
      ) : (
        <Reading
          view={base.data}
          versions={list.data.versions}
          onChoose={setChosen}
          onEdit={can(role, 'policy.publish') ? () => setEditing(true) : null}
        />
      )}
    </>
  );
}

function runningIn(list: PolicyVersions | undefined): number | undefined {
  return list?.versions.find(({ state }) => state === 'running')?.version;
}

interface ReadingProps {
  view: PolicyVersionView;
  versions: readonly PolicyVersionCard[];
  onChoose: (version: number) => void;
  /** Null for those who only read. */
  onEdit: (() => void) | null;
}

function Reading({ view, versions, onChoose, onEdit }: ReadingProps) {
  return (
    <>
      {onEdit && (
        <p className="policy-buttons">
          <Button type="primary" onClick={onEdit}>
            起草新版
          </Button>
        </p>
      )}
      <PolicyTables policy={view.policy} />
      <section className="card policy-card" aria-labelledby="versions-title">
        <h2 id="versions-title">历次版本</h2>
        <table className="policy-table">
          <thead>
            <tr>
              {['版本', '状态', '生效', '发布', '说明', ''].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <VersionRow
                key={one.version}
                version={one}
                isShown={one.version === view.version}
                onShow={() => onChoose(one.version)}
                mayWithdraw={onEdit !== null}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

interface VersionRowProps {
  version: PolicyVersionCard;
  isShown: boolean;
  onShow: () => void;
  mayWithdraw: boolean;
}

function VersionRow({ version, isShown, onShow, mayWithdraw }: VersionRowProps) {
  const now = useNow();
  const { withdraw } = usePolicyActions();
  const [reason, setReason] = useState<string | null>(null);
  const take = () => withdraw.mutate({ version: version.version, reason: reason ?? '' });
  return (
    <tr>
      <td className="tabular">{version.version}</td>
      <td>{POLICY_STATE_LABELS[version.state]}</td>
      <td>{friendlyTime(now, fromIso(version.effectiveFrom))}</td>
      <td>
        {version.publishedAt
          ? `${version.publishedBy ?? ''} ${friendlyTime(now, fromIso(version.publishedAt))}`
          : '随系统安装'}
      </td>
      <td>{version.note}</td>
      <td>
        {!isShown && (
          <Button size="small" onClick={onShow}>
            查看
          </Button>
        )}
        {mayWithdraw && version.state === 'coming' && reason === null && (
          <Button size="small" onClick={() => setReason('')}>
            撤回
          </Button>
        )}
        {reason !== null && version.state === 'coming' && (
          <>
            <input
              aria-label="撤回理由"
              placeholder="撤回理由"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button
              size="small"
              disabled={!reason.trim()}
              loading={withdraw.isPending}
              onClick={take}
            >
              确认撤回
            </Button>
          </>
        )}
        {withdraw.isError && <Notice tone="red">{sentenceOfError(withdraw.error)}</Notice>}
      </td>
    </tr>
  );
}
