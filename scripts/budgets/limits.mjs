const KB = 1024;

/** What people download at most, in bytes. */
export const limits = {
  /** WeChat's own limit for the main package is 2 MB; an empty Taro app has 294 KB. */
  weappMain: 600 * KB,
  weappSubpackage: 300 * KB,
  /** Scripts of the H5 page's first load, gzip; an empty Taro app has 113 KB. */
  h5Scripts: 200 * KB,
};
