import { loadSharp } from '../../../platform/load-sharp.js';
import { Dice } from './random.js';

const WIDTH = 960;
const HEIGHT = 720;

/** What a drawn photo shows; the first seven are troubles, the last two work that is done. */
const SCENES = [
  'lamp',
  'water',
  'door',
  'crack',
  'rubbish',
  'lift',
  'board',
  'fixed',
  'clean',
] as const;
type Scene = (typeof SCENES)[number];

const SHAPES: Readonly<Record<Scene, string>> = {
  lamp: '<path d="M480 90v120" stroke="#444" stroke-width="8"/><path d="M410 300a70 70 0 1 1 140 0z" fill="#6f6a60"/><rect x="430" y="300" width="100" height="22" fill="#555"/>',
  water:
    '<path d="M0 560q120-60 240 0t240 0 240 0 240 0v160H0z" fill="#5c8fae"/><rect x="380" y="120" width="60" height="380" fill="#7d848a"/><path d="M440 300q80 40 60 220" stroke="#8fc3e0" stroke-width="26" fill="none"/>',
  door: '<rect x="300" y="120" width="360" height="520" fill="#5f7362"/><rect x="330" y="150" width="300" height="220" fill="#a9bcc2"/><circle cx="620" cy="430" r="16" fill="#d8c07a"/>',
  crack:
    '<path d="M120 500l160-40 90 60 140-90 120 70 200-60" stroke="#33302b" stroke-width="16" fill="none"/><path d="M370 520l40 90" stroke="#33302b" stroke-width="10"/>',
  rubbish:
    '<rect x="330" y="320" width="260" height="300" rx="12" fill="#3f6b4c"/><circle cx="380" cy="300" r="60" fill="#2d2d2d"/><circle cx="520" cy="290" r="70" fill="#383838"/><rect x="620" y="540" width="140" height="80" fill="#8a6d4a"/>',
  lift: '<rect x="280" y="100" width="400" height="540" fill="#9aa0a6"/><path d="M480 100v540" stroke="#6c7278" stroke-width="8"/><rect x="430" y="40" width="100" height="44" fill="#222"/><rect x="455" y="52" width="50" height="20" fill="#e05a4a"/>',
  board:
    '<rect x="180" y="140" width="600" height="400" fill="#f2efe6" stroke="#7c6a4f" stroke-width="14"/><path d="M240 220h480M240 290h480M240 360h320" stroke="#a39a88" stroke-width="12"/>',
  fixed:
    '<path d="M480 90v110" stroke="#444" stroke-width="8"/><circle cx="480" cy="270" r="150" fill="#fff3c4" opacity=".7"/><circle cx="480" cy="270" r="70" fill="#ffe27a"/>',
  clean:
    '<rect y="460" width="960" height="260" fill="#cfd6d3"/><path d="M0 520h960M0 600h960" stroke="#b9c2be" stroke-width="4"/><circle cx="200" cy="300" r="110" fill="#6f9a68"/><circle cx="760" cy="310" r="120" fill="#7aa671"/>',
};

/** Categories whose photo shows more than a crack in the ground. */
const SHOWN_AS: Readonly<Record<string, Scene>> = {
  lighting: 'lamp',
  outage: 'lamp',
  electric_leak: 'lamp',
  drainage: 'water',
  pipe_burst: 'water',
  home_repair: 'water',
  access_control: 'door',
  entrance_door: 'door',
  cleaning: 'rubbish',
  order: 'rubbish',
  lift_stopped: 'lift',
  lift_trapped: 'lift',
  overcharge: 'board',
  disclosure: 'board',
  common_income: 'board',
};

/** Which picture a resident takes of a trouble. */
export function troublePicture(categoryCode: string): number {
  return SCENES.indexOf(SHOWN_AS[categoryCode] ?? 'crack');
}

/** Which picture a worker takes when he is done. */
export function proofPicture(dice: Dice): number {
  return SCENES.indexOf(dice.chance(50) ? 'fixed' : 'clean');
}

/** Draws the demo's photos: plain, each a little different, clearly no photographs of anybody. */
export async function drawPictures(): Promise<Buffer[]> {
  const dice = new Dice(20_260_101);
  return Promise.all(SCENES.map((scene) => draw(scene, dice.between(195, 225))));
}

async function draw(scene: Scene, light: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="rgb(${light},${light - 6},${light - 16})"/>
    <rect y="560" width="100%" height="160" fill="rgb(${light - 40},${light - 42},${light - 48})"/>
    ${SHAPES[scene]}</svg>`;
  const sharp = await loadSharp();
  return sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}
