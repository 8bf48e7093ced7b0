import { type Word } from '../words';
import { Tag } from '../../../ui/tag';

/** Words on coloured grounds, one after the other. */
export function WordTags({ words }: { words: readonly Word[] }) {
  return (
    <>
      {words.map((word) => (
        <Tag
          key={word.text}
          text={word.text}
          tone={word.tone}
          icon={word.tone === 'solid' ? 'flag' : undefined}
        />
      ))}
    </>
  );
}
