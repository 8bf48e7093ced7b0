import Taro from '@tarojs/taro';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { resetTaro } from '../../test/taro';
import { mediaIdsOf } from './upload-list';
import { Uploader } from './uploader';
import { useUploads } from './use-uploads';

const chooseMedia = jest.mocked(Taro.chooseMedia) as unknown as jest.Mock;
const uploadFile = jest.mocked(Taro.uploadFile) as unknown as jest.Mock;

const photo = (name: string) => ({ tempFilePath: name, size: 10, fileType: 'image' });

function Form() {
  const uploads = useUploads({ photos: 2, videos: 1 });
  return (
    <>
      <Uploader uploads={uploads} />
      <p>arrived: {mediaIdsOf(uploads.entries).join(',')}</p>
    </>
  );
}

const add = (label: string) => fireEvent.click(screen.getByLabelText(label));

beforeEach(resetTaro);

it('uploads what was chosen by itself, each file in a call of its own', async () => {
  chooseMedia.mockResolvedValueOnce({ tempFiles: [photo('a.jpg'), photo('b.jpg')] });
  uploadFile
    .mockResolvedValueOnce({ statusCode: 201, data: '{"id":"m1"}' })
    .mockResolvedValueOnce({ statusCode: 201, data: '{"id":"m2"}' });
  render(<Form />);
  add('添加照片');
  await screen.findByText('arrived: m1,m2');
  expect(uploadFile.mock.calls.map(([options]) => options.filePath)).toEqual(['a.jpg', 'b.jpg']);
  // No room for a third photo, but for a video.
  expect(screen.queryByLabelText('添加照片')).toBeNull();
  expect(screen.getByLabelText('添加视频')).toBeTruthy();
});

it('keeps a file that did not get through and sends it again under the same key', async () => {
  chooseMedia.mockResolvedValueOnce({ tempFiles: [photo('a.jpg')] });
  uploadFile
    .mockRejectedValueOnce({ errMsg: 'uploadFile:fail' })
    .mockResolvedValueOnce({ statusCode: 201, data: '{"id":"m1"}' });
  render(<Form />);
  add('添加照片');
  fireEvent.click(await screen.findByText(/没传上/));
  await screen.findByText('arrived: m1');
  const keys = uploadFile.mock.calls.map(([options]) => options.header['idempotency-key']);
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
});

it('says in the tile what the server refused', async () => {
  chooseMedia.mockResolvedValueOnce({ tempFiles: [photo('a.jpg')] });
  const data = JSON.stringify({ code: 'media.broken', detail: '文件打不开', status: 422 });
  uploadFile.mockResolvedValueOnce({ statusCode: 422, data });
  render(<Form />);
  add('添加照片');
  expect(await screen.findByLabelText(/文件打不开/)).toBeTruthy();
});

it('stops an upload whose file is taken out, and those of a page that is left', async () => {
  const abort = jest.fn();
  const never = () => Object.assign(new Promise(() => undefined), { abort, progress: jest.fn() });
  chooseMedia.mockResolvedValueOnce({ tempFiles: [photo('a.jpg'), photo('b.jpg')] });
  uploadFile.mockImplementation(never);
  const { unmount } = render(<Form />);
  add('添加照片');
  await waitFor(() => expect(uploadFile).toHaveBeenCalledTimes(2));
  fireEvent.click(screen.getAllByLabelText('删除照片')[0]!);
  expect(abort).toHaveBeenCalledTimes(1);
  unmount();
  expect(abort).toHaveBeenCalledTimes(2);
});
