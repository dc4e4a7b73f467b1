import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { type Png, toIcns, toIco } from '../../.ci/packaging/icon-files.ts';
import { findBrowser } from './browser.ts';

/** Draws assets/icons from trailcase.svg with the browser of the tests: PNGs for Linux, .ico and .icns. */

const folder = fileURLToPath(new URL('../../assets/icons', import.meta.url));
const drawing = readFileSync(join(folder, 'trailcase.svg'), 'utf8');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const onLinux = [16, 32, 48, 64, 128, 256, 512];

const path = findBrowser();
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(path === null ? {} : { executablePath: path }),
});
try {
  const page = await browser.newPage();
  const pictures: Png[] = [];
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
    );
    pictures.push({ size, bytes: await page.screenshot({ omitBackground: true }) });
  }
  mkdirSync(join(folder, 'linux'), { recursive: true });
  for (const { size, bytes } of pictures) {
    if (onLinux.includes(size)) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), bytes);
    if (size === 1024) writeFileSync(join(folder, 'icon.png'), bytes);
  }
  writeFileSync(join(folder, 'icon.ico'), toIco(pictures.filter(({ size }) => size <= 256)));
  writeFileSync(join(folder, 'icon.icns'), toIcns(pictures));
} finally {
  await browser.close();
}
