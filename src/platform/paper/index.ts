/** Papers: licences and notices as PDF, drawn by pure functions. The platform's door hands these on. */
export { renderLicence, type LicencePaper } from './licence.ts';
export { renderNotice, type NoticePaper } from './notice.ts';
export { missingGlyph, type MissingGlyph } from './fonts.ts';
export { demonstrationWords, type SealFace } from './seal.ts';
export { qrModules, type QrModules } from './qr.ts';
export { checkGlyphs } from './sheet.ts';
