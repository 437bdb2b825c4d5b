import { Heading, type HeadingLevel } from '../heading/heading.tsx';
import { Icon } from '../icon/icon.tsx';

/** One affair in the applicant's words. `facts` are short promises such as "1 visit, 10 working days". */
export interface Topic {
  title: string;
  text?: string | undefined;
  facts?: string | undefined;
  href: string;
}

/** Affairs to choose from. The whole card leads on. */
export function TopicList({ level = 3, topics }: { level?: HeadingLevel; topics: readonly Topic[] }) {
  return (
    <ul class="ov-topic-list">
      {topics.map((topic) => (
        <li key={topic.href}>
          <Heading level={level}>
            <a href={topic.href}>
              {topic.title}
              <Icon name="forward" />
            </a>
          </Heading>
          {topic.text !== undefined && <p>{topic.text}</p>}
          {topic.facts !== undefined && <p class="ov-topic-list-facts">{topic.facts}</p>}
        </li>
      ))}
    </ul>
  );
}
