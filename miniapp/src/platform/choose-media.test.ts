import Taro from '@tarojs/taro';
import { resetTaro } from '../../test/taro';
import { pickedOf, pickMedia, withinLimits, type PickedMedia } from './choose-media';

const photo: PickedMedia = {
  kind: 'image',
  path: 'a',
  picture: 'a',
  bytes: 1000,
  seconds: null,
  name: 'photo.jpg',
};
const video: PickedMedia = { ...photo, kind: 'video', seconds: 30, name: 'video.mp4' };

beforeEach(resetTaro);

describe('withinLimits', () => {
  it('takes as many as there is room for and says what was left out', () => {
    const { picked, refused } = withinLimits([photo, photo, photo], { photos: 2, videos: 0 });
    expect(picked).toHaveLength(2);
    expect(refused).toEqual([expect.stringContaining('照片已经够多')]);
  });

  it('counts photos and videos apart', () => {
    const { picked, refused } = withinLimits([photo, video], { photos: 1, videos: 1 });
    expect(picked).toEqual([photo, video]);
    expect(refused).toEqual([]);
  });

  it('refuses a video from the album that is too long, and lets a 60-second one pass that phones overshoot', () => {
    const long = withinLimits([{ ...video, seconds: 75 }], { photos: 0, videos: 1 });
    expect(long.picked).toEqual([]);
    expect(long.refused[0]).toContain('60 秒');
    expect(withinLimits([{ ...video, seconds: 61 }], { photos: 0, videos: 1 }).picked).toHaveLength(
      1,
    );
  });

  it('refuses files beyond the size limits', () => {
    const heavy = { ...photo, bytes: 16 * 1024 * 1024 };
    expect(withinLimits([heavy], { photos: 9, videos: 1 }).refused[0]).toContain('15 MB');
  });
});

describe('pickedOf', () => {
  it('tells videos from photos by type, MIME type, or length', () => {
    const file = { tempFilePath: 'p', size: 1 };
    expect(pickedOf({ ...file, fileType: 'video/mp4', duration: 12.4 })).toMatchObject({
      kind: 'video',
      seconds: 12,
      picture: null,
    });
    expect(pickedOf({ ...file, fileType: 'image' }).kind).toBe('image');
    expect(pickedOf({ ...file, duration: 3 }).kind).toBe('video');
    expect(pickedOf(file).kind).toBe('image');
  });
});

describe('pickMedia', () => {
  const chooseMedia = jest.mocked(Taro.chooseMedia) as unknown as jest.Mock;

  it('asks only for kinds with room left, and not at all without room', async () => {
    await pickMedia({ photos: 3, videos: 0 });
    expect(chooseMedia.mock.calls[0][0]).toMatchObject({ count: 3, mediaType: ['image'] });
    await pickMedia({ photos: 0, videos: 0 });
    expect(chooseMedia).toHaveBeenCalledTimes(1);
  });

  it('takes a change of mind as nothing chosen, but not a refused camera', async () => {
    chooseMedia.mockRejectedValueOnce({ errMsg: 'chooseMedia:fail cancel' });
    await expect(pickMedia({ photos: 1, videos: 0 })).resolves.toEqual({ picked: [], refused: [] });
    chooseMedia.mockRejectedValueOnce({ errMsg: 'chooseMedia:fail auth deny' });
    await expect(pickMedia({ photos: 1, videos: 0 })).rejects.toMatchObject({
      errMsg: /auth deny/,
    });
  });
});
