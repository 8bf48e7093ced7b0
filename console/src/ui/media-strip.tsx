import { Modal } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import type { MediaView } from '@wide-angle/shared';

/** Thumbnails in a row; each opens large. */
export function MediaStrip({ media, size = 96 }: { media: readonly MediaView[]; size?: number }) {
  const [open, setOpen] = useState<number | null>(null);
  if (media.length === 0) return null;
  return (
    <>
      <ul className="media-strip">
        {media.map((one, index) => (
          <li key={one.id}>
            <button
              type="button"
              aria-label={`查看${nameOf(one)} ${index + 1}，共 ${media.length} 件`}
              onClick={() => setOpen(index)}
              style={{ width: size, height: size }}
            >
              {one.thumbnailUrl ? (
                <img src={one.thumbnailUrl} alt="" loading="lazy" />
              ) : (
                <span className="media-missing">{nameOf(one)}</span>
              )}
              {one.kind === 'video' && (
                <span className="media-badge">▶ {Math.round(one.durationSeconds ?? 0)} 秒</span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <Lightbox media={media} at={open} onMove={setOpen} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function nameOf({ kind }: MediaView): string {
  return kind === 'video' ? '视频' : '照片';
}

interface LightboxProps {
  media: readonly MediaView[];
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}

/** One photo or video as large as the window allows; ← → move on. */
function Lightbox({ media, at, onMove, onClose }: LightboxProps) {
  const shown = media[at];
  if (!shown) return null;
  const move = (by: number) => onMove(Math.min(Math.max(at + by, 0), media.length - 1));
  const byKeys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') move(1);
    if (event.key === 'ArrowLeft') move(-1);
  };
  const title = `${nameOf(shown)} ${at + 1} / ${media.length}`;
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width="min(1100px, 92vw)" centered>
      <div className="lightbox" onKeyDown={byKeys}>
        {media.length > 1 && (
          <button type="button" aria-label="上一张" disabled={at === 0} onClick={() => move(-1)}>
            ‹
          </button>
        )}
        {shown.kind === 'video' ? (
          <video src={shown.url} poster={shown.thumbnailUrl ?? undefined} controls autoPlay muted />
        ) : (
          <img src={shown.url} alt={title} />
        )}
        {media.length > 1 && (
          <button
            type="button"
            aria-label="下一张"
            disabled={at === media.length - 1}
            onClick={() => move(1)}
          >
            ›
          </button>
        )}
      </div>
    </Modal>
  );
}
