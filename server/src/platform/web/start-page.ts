/** What stands at `/`. The demo provides one that shows the way around; without it `/` leads to the mini-program. */
export abstract class StartPage {
  /**
   * @param origin under which the reader reached the server, e.g. `http://192.168.1.7:8765`
   * @returns a whole HTML document without scripts
   */
  abstract html(origin: string): Promise<string>;
}
