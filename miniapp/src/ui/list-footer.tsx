import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { classes } from './classes';

export type ListEnd = 'more' | 'loading' | 'end' | 'failed';

const WORDS: Readonly<Record<ListEnd, string>> = {
  more: '看更多',
  loading: '正在加载…',
  end: '已经到底了',
  failed: '没有加载出来，点这里再试',
};

/** The end of a list: more to come, coming, all there, or failed and can be tried again. */
export function ListFooter({ end, onMore }: { end: ListEnd; onMore: () => void }) {
  const canTap = end === 'more' || end === 'failed';
  return (
    <View
      className={classes('wa-list-footer', canTap && 'wa-list-footer--tap')}
      hoverClass={canTap ? 'wa-press' : 'none'}
      onClick={canTap ? onMore : undefined}
      {...a11y({ role: canTap ? 'button' : undefined })}
    >
      <Text>{WORDS[end]}</Text>
    </View>
  );
}
