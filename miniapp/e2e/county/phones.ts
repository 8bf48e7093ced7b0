import type { Locator, Page } from 'playwright-core';
import { openPhone, type Screen } from '../harness';
import type { County } from './county';
import { DEMO_PASSWORD, type Login } from './person';

/** Milliseconds that a screen may take on a busy machine. */
const PATIENCE = 20_000;

/** A phone in a browser, with the words in which walks speak of screens. */
export class Phone {
  readonly page: Page;

  constructor(
    private readonly screen: Screen,
    readonly login: Login,
  ) {
    this.page = screen.page;
    this.page.setDefaultTimeout(PATIENCE);
  }

  picture(label: string): Promise<string> {
    return this.screen.picture(label);
  }

  close(): Promise<void> {
    return this.screen.close();
  }

  /** What matches and can be seen; pages below the top one stay in the document. */
  find(selector: string, text?: string | RegExp): Locator {
    const found = text === undefined ? undefined : { hasText: text };
    return this.page.locator(selector, found).filter({ visible: true });
  }

  /** Waits until a text can be seen. */
  async see(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Waits until nothing that matches can be seen any more. */
  async waitGone(selector: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll(wanted)].every((one) => one.getClientRects().length === 0),
      selector,
    );
  }

  /** A button of the kit by its whole words. */
  button(words: string, inside = 'body'): Locator {
    return this.page
      .locator(`${inside} .wa-button`)
      .filter({ hasText: new RegExp(`^\\s*${words}\\s*$`) })
      .filter({ visible: true })
      .first();
  }

  async signIn(): Promise<void> {
    const inputs = this.find('.wa-input input');
    await inputs.nth(0).fill(this.login);
    await inputs.nth(1).fill(DEMO_PASSWORD);
    await this.button('登录').tap();
    await this.waitGone('.wa-welcome');
  }

  /** Opens a page of the mini-program as a link does, with a fresh document. */
  async open(path: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`/m/#/${path}`);
  }

  async openTicket(id: string): Promise<void> {
    await this.open(`pages/ticket/index?id=${id}`);
    await this.find('.wa-top').first().waitFor();
  }

  /** Taps an action in the footer, or behind 更多操作 where it stands there. */
  async start(label: string): Promise<void> {
    const inFooter = this.button(label, '.wa-page__footer');
    const more = this.button('更多操作', '.wa-page__footer');
    await inFooter.or(more).first().waitFor();
    if (await inFooter.isVisible()) return inFooter.tap();
    await more.tap();
    await this.find('.wa-option', label).first().tap();
  }

  /** Writes into the only text area of the open form. */
  async write(text: string): Promise<void> {
    await this.find('.wa-sheet textarea').first().fill(text);
  }

  /** Chooses one of the short answers of the open form. */
  async choose(words: string): Promise<void> {
    const exactly = new RegExp(`^\\s*${words}\\s*$`);
    await this.find('.wa-sheet .wa-chips__item', exactly).first().tap();
  }

  async rate(label: string, stars: number): Promise<void> {
    await this.find(`[aria-label^="${label}${stars}星"]`).first().tap();
  }

  /** Adds photos to the open form and waits until they have arrived. */
  async photos(files: string[]): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.find('[aria-label="添加照片"]').last().tap();
    await (await choosing).setFiles(files);
    await this.seePhotos(files.length);
  }

  /** Waits until so many photos of the form have arrived. Their boxes are empty: all is laid over the picture. */
  async seePhotos(count: number): Promise<void> {
    const arrived = this.page.locator('[aria-label="照片，已上传"]');
    await arrived.nth(count - 1).waitFor({ state: 'attached' });
  }

  /** Sends the open form and waits until it is gone. */
  async send(): Promise<void> {
    await this.find('.wa-sheet__footer .wa-button').first().tap();
    await this.waitGone('.wa-sheet');
  }
}

/** A phone on which somebody is signed in. */
export async function phoneOf(
  county: County,
  login: Login,
  options: { path?: string; allowErrors?: RegExp[]; name?: string } = {},
): Promise<Phone> {
  const { path = '/m/', allowErrors = [], name = login } = options;
  const phone = new Phone(
    await openPhone({ baseUrl: county.baseUrl, name, path, allowErrors }),
    login,
  );
  await phone.signIn();
  return phone;
}
