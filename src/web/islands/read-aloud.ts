/**
 * Reads a page of the portal aloud in elder mode: headings, text, labels and hints of <main>, in their order, what is being read marked.
 * The browser's own voices; nothing leaves the machine by our doing. What somebody typed or chose is never spoken.
 */

/** What is read in one breath: all text of one block. */
interface Part {
  readonly block: HTMLElement;
  readonly lang: string;
  text: string;
}

/** Longer utterances are cut off by some browsers after fifteen seconds. */
const longest = 120;
/** Milliseconds of rest after a part; a heading gets more. */
const rest = { heading: 600, other: 250 };
const silent = '[data-read-aloud], [aria-hidden=true], [hidden], select, textarea, script, style, noscript, template';

const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
const main = document.querySelector('main');
const holder = document.querySelector<HTMLElement>('[data-read-aloud]');

const isInline = (one: Element): boolean => /^(?:inline|contents)$/.test(getComputedStyle(one).display);

/** Text nobody sees is not read either: hidden, or in a reason that is folded up. */
const isSilent = (one: Element): boolean =>
  one.closest(silent) !== null ||
  (one.closest('details:not([open])') !== null && one.closest('summary') === null) ||
  one.getClientRects().length === 0;

function partsOf(root: Element): Part[] {
  const parts: Part[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = node.parentElement;
    if (!inside || !node.nodeValue?.trim() || isSilent(inside)) continue;
    let block = inside;
    while (block !== root && block.parentElement && isInline(block)) block = block.parentElement;
    const last = parts[parts.length - 1];
    if (last?.block === block) last.text += ` ${node.nodeValue}`;
    else parts.push({ block, text: node.nodeValue, lang: block.closest<HTMLElement>('[lang]')?.lang ?? '' });
  }
  return parts;
}

/** Sentences joined up to a length that every browser speaks to its end. */
function breaths(text: string): string[] {
  const said: string[] = [];
  for (const sentence of text.replace(/\s+/g, ' ').match(/[^。！？；.!?;]+[。！？；.!?;]*/g) ?? []) {
    const last = said[said.length - 1];
    if (last !== undefined && last.length + sentence.length <= longest) said[said.length - 1] = last + sentence;
    else said.push(sentence);
  }
  return said;
}

/** A voice of the language, the one of the machine itself before one over the line. */
function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  const named = (voice: SpeechSynthesisVoice): string => voice.lang.replace('_', '-').toLowerCase();
  const all = speech?.getVoices().filter((voice) => named(voice).startsWith(lang.slice(0, 2).toLowerCase())) ?? [];
  const exact = all.filter((voice) => named(voice) === lang.toLowerCase());
  return exact.find((voice) => voice.localService) ?? exact[0] ?? all[0];
}

type State = 'silent' | 'reading' | 'paused';

class Reader {
  readonly #speech: SpeechSynthesis;
  readonly #root: Element;
  readonly #told: (state: State) => void;
  #parts: Part[] = [];
  #at = 0;
  /** Of the run that speaks: whatever an earlier one still reports does not count. */
  #run = 0;

  constructor(engine: SpeechSynthesis, root: Element, told: (state: State) => void) {
    this.#speech = engine;
    this.#root = root;
    this.#told = told;
  }

  start(): void {
    this.#parts = partsOf(this.#root);
    this.#read(0);
  }

  goOn(): void {
    this.#read(this.#at);
  }

  /** Falls silent and knows where it was. Cancelling, because some browsers do not go on after their own pause. */
  pause(): void {
    this.#silence();
    this.#told('paused');
  }

  stop(): void {
    this.#silence();
    this.#mark(undefined);
    this.#told('silent');
  }

  #silence(): void {
    this.#run += 1;
    this.#speech.cancel();
  }

  #read(from: number): void {
    this.#silence();
    this.#told('reading');
    this.#step(from, this.#run);
  }

  #step(at: number, run: number): void {
    if (run !== this.#run) return;
    const part = this.#parts[at];
    if (!part) return this.stop();
    if (!part.block.isConnected) return this.#step(at + 1, run);
    this.#at = at;
    this.#mark(part.block);
    const pause = /^H[1-6]$/.test(part.block.tagName) ? rest.heading : rest.other;
    this.#speak(breaths(part.text), part.lang, run, () => setTimeout(() => this.#step(at + 1, run), pause));
  }

  #speak([text, ...more]: string[], lang: string, run: number, done: () => void): void {
    if (run !== this.#run) return;
    if (text === undefined) return done();
    const utterance = new SpeechSynthesisUtterance(text.trim());
    utterance.lang = lang;
    utterance.rate = 0.9;
    utterance.voice = voiceFor(lang) ?? null;
    utterance.addEventListener('end', () => this.#speak(more, lang, run, done));
    utterance.addEventListener('error', () => {
      if (run === this.#run) this.stop();
    });
    this.#speech.speak(utterance);
  }

  #mark(block: HTMLElement | undefined): void {
    for (const one of document.querySelectorAll('[data-spoken]')) one.removeAttribute('data-spoken');
    block?.setAttribute('data-spoken', '');
    block?.scrollIntoView({ block: 'nearest' });
  }
}

/** Wires the two buttons: start and stop in one place, a pause that is there only while something is read. */
function serve(box: HTMLElement, engine: SpeechSynthesis, root: Element): void {
  const place = (name: string): HTMLElement | null => box.querySelector(`[data-read=${name}]`);
  const [toggle, pause] = [place('toggle'), place('pause')];
  const [start, rests] = [toggle, pause].map((one) => one?.querySelector('button span')?.textContent ?? '');
  let state: State = 'silent';
  const say = (of: HTMLElement | null, text = ''): void => {
    const words = of?.querySelector('button span');
    if (words) words.textContent = text;
  };
  const reader = new Reader(engine, root, (now) => {
    state = now;
    say(toggle, now === 'silent' ? start : toggle?.dataset['stop']);
    say(pause, now === 'paused' ? pause?.dataset['goOn'] : rests);
    if (pause) pause.hidden = now === 'silent';
  });
  toggle?.addEventListener('click', () => (state === 'silent' ? reader.start() : reader.stop()));
  pause?.addEventListener('click', () => (state === 'paused' ? reader.goOn() : reader.pause()));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state !== 'silent') reader.stop();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && state === 'reading') reader.pause();
  });
  addEventListener('pagehide', () => reader.stop());
}

if (speech && main && holder) {
  // Some browsers have the engine and no voice, some fetch their voices first: the button comes with a voice that speaks the page's language.
  const show = (): void => {
    holder.hidden = voiceFor(document.documentElement.lang) === undefined;
  };
  show();
  speech.addEventListener?.('voiceschanged', show);
  serve(holder, speech, main);
}
