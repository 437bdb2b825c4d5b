/** At 400 % zoom everything still stands one below the other: nothing sticks out of the window, no text is cut off (WCAG 1.4.10, 1.4.4). */
import type { Page } from 'playwright-core';

/** Elements that reach over the window's edge, where the page can be scrolled sideways. A table in a scrolling frame of its own may be wider. */
export async function stickingOut(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .map((one) => `${one.tagName}.${one.getAttribute('class') ?? ''}#${one.id}`);
  });
}

/** Elements whose own text is larger than the box that hides what is over. Fields scroll their text; what is for screen readers only is one pixel. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const hides = (value: string): boolean => value === 'hidden' || value === 'clip';
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => {
        if (one.matches('input, select, textarea, progress, svg, svg *') || one.clientWidth <= 1) return false;
        const style = getComputedStyle(one);
        const isWide = hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
        const isHigh = hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
        return (isWide || isHigh) && (one.textContent ?? '').trim() !== '';
      })
      .map((one) => `${one.tagName}.${one.getAttribute('class') ?? ''}#${one.id}`);
  });
}
