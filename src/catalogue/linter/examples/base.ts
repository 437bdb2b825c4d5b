/** The small district that every example is laid over: two organs, two items, one theme, nothing to find. */
import type { Example } from '../rule.ts';

const BASE: Example = {
  'district.yaml': `id: example
code: "999909000000"
name: { zh: 示例县, en: Example County }
asOf: 2026-11-25
switches:
  tolerate: { on: true, document: 示例县容缺受理办法 }
  commit: { on: true, document: 示例县告知承诺办法 }
defaults:
  sites: [hall]
`,
  'laws.yaml': `示例法: { law: 示例许可法, inForceFrom: 2020-01-01 }
`,
  'organs.yaml': `bureau: { office: 1, kind: department, uscc: 11999901MBDEM10187, phone: 0999-1234501, name: { zh: 示例甲局, en: Bureau A } }
brigade: { office: 2, kind: vertical, uscc: 11999901MBDEM10262, phone: 0999-1234502, name: { zh: 示例乙大队, en: Brigade B } }
`,
  'sites.yaml': `hall:
  name: { zh: 政务服务中心, en: Service centre }
  address: { zh: 示例路1号, en: 1 Example Road }
  hours: { zh: 工作日 9:00–17:00, en: Working days 9:00–17:00 }
  windows: { one: { name: { zh: 综合窗口, en: Window } } }
`,
  'intake.yaml': `licence: { noticeLimit: 5 wd, silence: accepted-as-of-receipt, incomplete: correction-notice, startsClock: acceptance, basis: [示例法 §32] }
`,
  'registries.yaml': `population: { name: { zh: 人口库, en: Population register }, holder: brigade, materials: [identity-card], basis: [示例法 §8] }
`,
  'elements.yaml': `shop.area: { label: { zh: 营业面积, en: Area }, subject: premises, type: number, minimum: 1, maximum: 10000, unit: { zh: ㎡, en: m² }, question: { zh: 多大？, en: How large? } }
shop.open: { label: { zh: 夜间营业, en: Opens at night }, subject: premises, type: boolean, question: { zh: 夜里开门吗？, en: Open at night? } }
`,
  'materials.yaml': `permit-form: { name: { zh: 许可申请表, en: Application for the permit }, kind: form, issuedBy: applicant, elements: [shop.area, shop.open] }
permit: { name: { zh: 示例许可证, en: Example permit }, kind: certificate, issuedBy: government, issuer: bureau, electronic: true }
opinion: { name: { zh: 示例检查意见书, en: Example opinion }, kind: certificate, issuedBy: government, issuer: brigade, electronic: true }
identity-card: { name: { zh: 居民身份证, en: Identity card }, kind: certificate, issuedBy: government, issuer: brigade, electronic: true }
floor-plan: { name: { zh: 平面布置图, en: Floor plan }, kind: drawing, issuedBy: applicant }
`,
  'certificates.yaml': `permit: { name: { zh: 示例许可证, en: Example permit }, typeCode: 11999900MBDEM1990B001, numberPattern: "{serial:5}", fields: [{ element: shop.area }] }
opinion: { name: { zh: 示例检查意见书, en: Example opinion }, typeCode: 11999900MBDEM1990B002, numberPattern: "{serial:5}", fields: [] }
`,
  'basic-items.yaml': `permit: { code: "999101001000", kind: licence, name: { zh: 示例许可, en: Example permit }, basis: [示例法 §10] }
check: { code: "999101002000", kind: licence, name: { zh: 示例检查, en: Example check }, basis: [示例法 §15] }
`,
  'lists.yaml': `list-2026: { name: { zh: 示例清单, en: Example list }, publishedOn: 2026-01-01, items: [permit, check] }
`,
  'items/permit.yaml': `id: permit
basicItem: permit
organ: bureau
serves: [person, organisation]
intake: licence
statutory: 20 wd
promised: 5 wd
onlineDepth: IV
elements: [shop.area, shop.open]
requirements:
  form: permit-form
  plan: floor-plan
outputs: [permit]
`,
  'items/check.yaml': `id: check
basicItem: check
organ: brigade
serves: [person, organisation]
intake: licence
statutory: 10 wd
promised: 8 wd
onlineDepth: IV
appliesWhen: shop.area > 200
requirements:
  identity: identity-card
outputs: [opinion]
`,
  'themes/shop.yaml': `id: shop
title: { zh: 我要开店, en: I want to open a shop }
summary: { zh: 一次办, en: In one go }
lead: bureau
goals: [permit, check]
resultPackage: { zh: 许可证和意见书, en: Permit and opinion }
`,
};

/** Files of the base with an example laid over it: items, themes and the district are replaced, the other files are added to. */
export function laidOver(example: Example): Example {
  const files: Record<string, string> = { ...BASE };
  for (const [name, text] of Object.entries(example)) {
    const isWhole = name.includes('/') || name === 'district.yaml' || name === 'lists.yaml';
    files[name] = isWhole ? text : `${files[name] ?? ''}${text}`;
  }
  return files;
}
