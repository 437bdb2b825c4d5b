import type { VNode } from 'preact';

/** Chooses the words of an example: Chinese or English. */
export type Say = (zh: string, en: string) => string;

/** Part of the gallery that a component is shown in. */
export type Category =
  | 'frame'
  | 'actions'
  | 'messages'
  | 'fields'
  | 'explaining'
  | 'lists'
  | 'time'
  | 'documents'
  | 'charts';

/** One state of a component, worth looking at and worth testing. */
export interface Example {
  name: string;
  render: (say: Say) => VNode;
}

/** All examples of one component; they feed the gallery, the render tests, the screenshots and axe. */
export interface ExampleSet {
  component: string;
  title: { zh: string; en: string };
  category: Category;
  examples: readonly Example[];
}

/** The chooser for one language. */
export function sayIn(lang: 'zh-CN' | 'en'): Say {
  return (zh, en) => (lang === 'en' ? en : zh);
}
