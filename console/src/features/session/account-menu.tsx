import { useState } from 'react';
import { ROLE_LABELS, type CapacityView } from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { useMe, useServices } from '../../lib/services.ts';
import { capacityText } from '../../lib/session.ts';
import { MenuButton, type MenuItem } from '../../ui/menu-button.tsx';
import { Notice } from '../../ui/notices.tsx';

interface AccountMenuProps {
  isDark: boolean;
  onToggleDark: () => void;
}

/** Who is signed in and as what; switches between posts, light and dark, and signs out. */
export function AccountMenu({ isDark, onToggleDark }: AccountMenuProps) {
  const { session } = useServices();
  const me = useMe();
  const [failure, setFailure] = useState<string | null>(null);
  const others = me.capacities.filter(({ postId }) => postId && postId !== me.current.postId);
  const switchTo = (postId: string | null) => {
    setFailure(null);
    session.switchTo(postId).catch((error: unknown) => setFailure(sentenceOfError(error)));
  };
  const items: MenuItem[] = [
    ...others.map((capacity) => ({
      key: `post-${capacity.postId}`,
      label: `切换为 ${textOf(capacity)}`,
      onChoose: () => switchTo(capacity.postId),
    })),
    { key: 'scheme', label: isDark ? '浅色界面' : '深色界面', onChoose: onToggleDark },
    { key: 'out', label: '退出登录', onChoose: () => void session.signOut() },
  ];
  return (
    <div className="account">
      <MenuButton
        className="account-button"
        items={items}
        label={
          <>
            <span className="account-name">{me.name}</span>
            <span className="account-post">{textOf(me.current)}</span>
            <span aria-hidden="true">▾</span>
          </>
        }
      />
      {failure && <Notice tone="red">{failure}</Notice>}
    </div>
  );
}

function textOf(capacity: CapacityView): string {
  return capacityText(capacity, ROLE_LABELS[capacity.role]);
}

/** For somebody signed in as a resident: the posts he can go on with. */
export function PostChoice() {
  const { session } = useServices();
  const { capacities } = useMe();
  const [failure, setFailure] = useState<string | null>(null);
  const posts = capacities.filter(({ postId }) => postId);
  return (
    <div className="post-choice">
      <p>
        {posts.length > 0
          ? '您现在是业主身份。管理台供物业、社区、街道和住建局使用，请选择岗位。'
          : '管理台供物业、社区、街道和住建局使用。业主请用微信小程序反映问题、查看进展。'}
      </p>
      <ul>
        {posts.map((post) => (
          <li key={post.postId}>
            <button
              type="button"
              onClick={() =>
                session.switchTo(post.postId).catch((error: unknown) => {
                  setFailure(sentenceOfError(error));
                })
              }
            >
              {textOf(post)}
            </button>
          </li>
        ))}
      </ul>
      {failure && <Notice tone="red">{failure}</Notice>}
      <button type="button" className="link" onClick={() => void session.signOut()}>
        退出登录
      </button>
    </div>
  );
}
