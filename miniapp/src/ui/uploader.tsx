import { Text, View } from '@tarojs/components';
import { preview } from '../platform/preview';
import { a11y } from './a11y';
import { Icon } from './icon';
import { type IconName } from './icon-names';
import { previewItemsOf, Thumbnail, type MediaItem } from './media-grid';
import { type UploadEntry } from './upload-list';
import { type Uploads } from './use-uploads';

/** Photos and videos of a form: add, watch them go, try again, take out. State comes from `useUploads`. */
export function Uploader({ uploads }: { uploads: Uploads }) {
  const { entries, roomForPhotos, roomForVideos } = uploads;
  const items = entries.map(itemOf);
  const show = (index: number) => preview(previewItemsOf(items), index);
  return (
    <View className="wa-media">
      {entries.map((entry, index) => (
        <EntryTile
          key={entry.key}
          entry={entry}
          onTap={() => (entry.state === 'failed' ? uploads.retry(entry.key) : show(index))}
          onRemove={() => uploads.remove(entry.key)}
        />
      ))}
      {roomForPhotos > 0 ? (
        <AddTile icon="camera" text="照片" onTap={() => void uploads.add('image')} />
      ) : null}
      {roomForVideos > 0 ? (
        <AddTile icon="video" text="视频" onTap={() => void uploads.add('video')} />
      ) : null}
    </View>
  );
}

function itemOf({ key, picked }: UploadEntry): MediaItem {
  const { kind, path, picture, seconds } = picked;
  return { id: key, kind, url: path, picture, seconds };
}

interface EntryTileProps {
  entry: UploadEntry;
  onTap: () => void;
  onRemove: () => void;
}

function EntryTile({ entry, onTap, onRemove }: EntryTileProps) {
  const kind = entry.picked.kind === 'video' ? '视频' : '照片';
  const remove = (
    <View
      className="wa-media__remove"
      onClick={onRemove}
      {...a11y({ role: 'button', label: `删除${kind}` })}
    >
      <View className="wa-media__remove-disc">
        <Icon name="close" size="small" />
      </View>
    </View>
  );
  return (
    <Thumbnail
      item={itemOf(entry)}
      label={`${kind}，${stateText(entry)}`}
      onTap={onTap}
      corner={remove}
    >
      {entry.state === 'done' ? null : <EntryCover entry={entry} />}
    </Thumbnail>
  );
}

function EntryCover({ entry }: { entry: UploadEntry }) {
  if (entry.state === 'failed') {
    return (
      <View className="wa-media__cover wa-media__cover--failed">
        <Icon name="refresh" />
        <Text>没传上，点这里重试</Text>
      </View>
    );
  }
  return (
    <View className="wa-media__cover wa-media__cover--busy">
      <Text>{stateText(entry)}</Text>
      <View className="wa-media__bar">
        <View className="wa-media__bar-done" style={{ width: `${entry.percent}%` }} />
      </View>
    </View>
  );
}

/** What the tile says about an upload. */
export function stateText(entry: Pick<UploadEntry, 'state' | 'percent' | 'error'>): string {
  switch (entry.state) {
    case 'waiting':
      return '等待上传';
    case 'uploading':
      return `上传中 ${entry.percent}%`;
    case 'failed':
      return entry.error ?? '没有传上';
    case 'done':
      return '已上传';
  }
}

function AddTile({ icon, text, onTap }: { icon: IconName; text: string; onTap: () => void }) {
  return (
    <View
      className="wa-media__item"
      hoverClass="wa-press"
      onClick={onTap}
      {...a11y({ role: 'button', label: `添加${text}` })}
    >
      <View className="wa-media__cover wa-media__cover--add">
        <Icon name={icon} size="large" />
        <Text>{text}</Text>
      </View>
    </View>
  );
}
