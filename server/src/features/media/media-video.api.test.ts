import sharp from 'sharp';
import { aPerson, leftBehind, startMediaApp, uploaded } from './testing/media-world.js';
import { clip, clipFullOfPlaces, PLACE } from './testing/samples.js';
import { Ffmpeg } from './video/ffmpeg.js';

/** Where ffmpeg is missing or FFMPEG=off both halves show the same. */
describe.each([
  ['with ffmpeg', true],
  ['without ffmpeg', false],
])('uploading a video %s', (_, wantsFfmpeg) => {
  let test: Awaited<ReturnType<typeof startMediaApp>>;
  let hasFfmpeg: boolean;

  beforeAll(async () => {
    test = await startMediaApp({ hasFfmpeg: wantsFfmpeg });
    hasFfmpeg = (await Ffmpeg.find(test.config.ffmpeg)) !== null;
  });
  afterAll(() => test.close());

  const served = async (url: string) => test.inject({ method: 'GET', url });

  it('keeps picture and sound and no position', async () => {
    const view = await uploaded(test, await aPerson(test), clipFullOfPlaces());
    expect(view).toMatchObject({ kind: 'video', width: 48, height: 64, durationSeconds: 2 });
    const { rawPayload, headers } = await served(view.url);
    expect(headers['content-type']).toBe('video/mp4');
    expect(rawPayload.includes(PLACE)).toBe(false);
    expect(rawPayload.includes('36.8663')).toBe(false);
    expect(rawPayload.length).toBeGreaterThan(3000);
  });

  it('has a poster exactly where it can be made', async () => {
    const view = await uploaded(test, await aPerson(test), clip('upright.mp4'));
    expect(view.thumbnailUrl === null).toBe(!hasFfmpeg);
    if (view.thumbnailUrl === null) return;
    const { rawPayload, headers } = await served(view.thumbnailUrl);
    expect(headers['content-type']).toBe('image/jpeg');
    expect(await sharp(rawPayload).metadata()).toMatchObject({ width: 48, height: 64 });
  });

  it('takes QuickTime', async () => {
    const view = await uploaded(test, await aPerson(test), clip('iphone.mov'));
    const { headers, rawPayload } = await served(view.url);
    expect(headers['content-type']).toBe(hasFfmpeg ? 'video/mp4' : 'video/quicktime');
    expect(rawPayload.includes('36.8663')).toBe(false);
  });

  it('leaves no temporary file', async () => {
    expect(await leftBehind(test)).toMatchObject({ rows: 3, temporary: 0 });
  });
});
