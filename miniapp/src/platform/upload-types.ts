/** A file on its way. `path` is what the platform gave; `file` is the browser's own file (H5 only). */
export interface UploadFile {
  path: string;
  file?: Blob;
  /** With an ending, so that the server's logs can be read; the server goes by the content. */
  name: string;
}

export interface UploadOptions {
  url: string;
  file: UploadFile;
  fields: Readonly<Record<string, string>>;
  header: Readonly<Record<string, string>>;
  /** Milliseconds; videos on slow networks need minutes. */
  timeout: number;
  /** Told 0–100. */
  onProgress: (percent: number) => void;
}

/** What came back: any status, body as text. */
export interface UploadAnswer {
  statusCode: number;
  data: string;
}

/** An upload that is going on. `abort` makes `answer` reject. */
export interface UploadTask {
  answer: Promise<UploadAnswer>;
  abort: () => void;
}
