/** An applicant with a phone, as journeys play one: answers questions, fills the one form, sends papers, hands in. */
import type { Page } from 'playwright-core';

/** Answers to the questions of the restaurant theme: a shop on the street of 86 m² that fries. */
export const streetShop: Readonly<Record<string, string>> = {
  'applicant.byAgent': 'false',
  'applicant.kind': 'individual',
  'fire.commitment': 'true',
  'food.activities': 'hot',
  'food.scope': 'catering',
  'premises.area': '86',
  'premises.buildingKind': 'street',
  'premises.capacity': '60',
  'premises.drainageByLandlord': 'false',
  'premises.fireAccepted': 'true',
  'premises.fitOutCost': '10',
  'premises.groundFloorOnly': 'true',
  'premises.keyDischarger': 'false',
  'premises.lawfulUse': 'true',
  'premises.makesFumes': 'true',
  'premises.usesGas': 'true',
  'seal.wanted': 'false',
  'sign.large': 'false',
  'sign.shop': 'true',
  'staff.employs': 'false',
};

/** What is typed into the one form. */
export const typed: Readonly<Record<string, string>> = {
  'organisation.businessScope': '餐饮服务',
  'organisation.name': '安和县示范小馆',
  'person.phone': '13800000001',
  'premises.address': '安和县示范路1号',
};

/** A paper that is one: the smallest PDF. */
export const paper = {
  name: '平面布置图.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

const isQuestion = (page: Page): boolean => /\/apply\/[^/]+$/.test(new URL(page.url()).pathname);

/** Gives one answer to the field that is shown. */
async function give(page: Page, element: string, value: string): Promise<void> {
  const field = page.locator(`[name="${element}"]`).first();
  const type = await field.getAttribute('type');
  if (type === 'radio' || type === 'checkbox') await page.locator(`input[name="${element}"][value="${value}"]`).check();
  else await field.fill(value);
}

/** Answers questions until none is left or a stop is told; gives how many were asked. */
export async function answerQuestions(page: Page, answers: Readonly<Record<string, string>>): Promise<number> {
  let asked = 0;
  while (isQuestion(page)) {
    const hidden = page.locator('input[name=element]');
    if ((await hidden.count()) === 0) return asked;
    const element = await hidden.inputValue();
    const value = answers[element];
    if (value === undefined) throw new Error(`the journey has no answer to ${element}`);
    await give(page, element, value);
    await page.click('form[action$="/answer"] button[type=submit]');
    asked += 1;
  }
  return asked;
}

/** Fills what the form still asks and goes on. */
export async function fillForm(page: Page, answers: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const names = await page
    .locator('main form [name]:not([type=hidden]):not(button)')
    .evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).name))]);
  for (const name of names) {
    const value = typed[name] ?? answers[name];
    if (value === undefined) throw new Error(`the journey has nothing to type into ${name}`);
    await give(page, name, value);
  }
  await page.click('main form button[type=submit]:not([name=later])');
  return names;
}

/** Sends one paper for each line that asks for one; gives how many. */
export async function sendPapers(page: Page): Promise<number> {
  const waiting = page.locator('form[enctype="multipart/form-data"]:not(:has(.ov-file-upload-list))');
  const count = await waiting.count();
  for (let left = count; left > 0; left -= 1) {
    await waiting.first().locator('input[type=file]').last().setInputFiles(paper); // the page sends it by itself
    await page.waitForFunction(
      (n) =>
        document.querySelectorAll('form[enctype="multipart/form-data"]:not(:has(.ov-file-upload-list))').length < n,
      left,
    );
  }
  return count;
}

/** Signs in on the page that asks for it. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.fill('#account', account);
  await page.fill('#password', 'onevisit-demo');
  await page.click('main form button[type=submit]');
}
