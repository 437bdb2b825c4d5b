import type { ExampleSet } from './example.ts';
import { barChartExamples } from './bar-chart/examples.tsx';
import { buttonExamples } from './button/examples.tsx';
import { caseLanesExamples } from './case-lanes/examples.tsx';
import { certificateCardExamples } from './certificate-card/examples.tsx';
import { checklistExamples } from './checklist/examples.tsx';
import { choiceExamples } from './choice/examples.tsx';
import { confirmExamples } from './confirm/examples.tsx';
import { dataTableExamples } from './data-table/examples.tsx';
import { dateFieldExamples } from './date-field/examples.tsx';
import { dialogExamples } from './dialog/examples.tsx';
import { emptyStateExamples } from './empty-state/examples.tsx';
import { errorSummaryExamples } from './error-summary/examples.tsx';
import { fieldExamples } from './field/examples.tsx';
import { figuresExamples } from './figures/examples.tsx';
import { fileUploadExamples } from './file-upload/examples.tsx';
import { filterBarExamples } from './filter-bar/examples.tsx';
import { headingExamples } from './heading/examples.tsx';
import { heroExamples } from './hero/examples.tsx';
import { iconExamples } from './icon/examples.tsx';
import { idFieldExamples } from './id-field/examples.tsx';
import { liveRegionExamples } from './live-region/examples.tsx';
import { noticeExamples } from './notice/examples.tsx';
import { numberFieldExamples } from './number-field/examples.tsx';
import { pageExamples } from './page/examples.tsx';
import { pagingExamples } from './paging/examples.tsx';
import { promiseListExamples } from './promise-list/examples.tsx';
import { promisedDateExamples } from './promised-date/examples.tsx';
import { qrCodeExamples } from './qr-code/examples.tsx';
import { readAloudExamples } from './read-aloud/examples.tsx';
import { receiptCardExamples } from './receipt-card/examples.tsx';
import { searchBoxExamples } from './search-box/examples.tsx';
import { signaturePadExamples } from './signature-pad/examples.tsx';
import { selectFieldExamples } from './select-field/examples.tsx';
import { signLinesExamples } from './sign-lines/examples.tsx';
import { slotChoiceExamples } from './slot-choice/examples.tsx';
import { stepsExamples } from './steps/examples.tsx';
import { summaryListExamples } from './summary-list/examples.tsx';
import { tabsExamples } from './tabs/examples.tsx';
import { tagExamples } from './tag/examples.tsx';
import { taskListExamples } from './task-list/examples.tsx';
import { textAreaExamples } from './text-area/examples.tsx';
import { textFieldExamples } from './text-field/examples.tsx';
import { walkAwayExamples } from './walk-away/examples.tsx';
import { warMapExamples } from './war-map/examples.tsx';
import { timelineExamples } from './timeline/examples.tsx';
import { topicListExamples } from './topic-list/examples.tsx';
import { whyExamples } from './why/examples.tsx';

/** Every component's examples, by folder name. A test compares this list with the folders. */
export const exampleSets: readonly ExampleSet[] = [
  barChartExamples,
  buttonExamples,
  caseLanesExamples,
  certificateCardExamples,
  checklistExamples,
  choiceExamples,
  confirmExamples,
  dataTableExamples,
  dateFieldExamples,
  dialogExamples,
  emptyStateExamples,
  errorSummaryExamples,
  fieldExamples,
  figuresExamples,
  fileUploadExamples,
  filterBarExamples,
  headingExamples,
  heroExamples,
  iconExamples,
  idFieldExamples,
  liveRegionExamples,
  noticeExamples,
  numberFieldExamples,
  pageExamples,
  pagingExamples,
  promiseListExamples,
  promisedDateExamples,
  qrCodeExamples,
  readAloudExamples,
  receiptCardExamples,
  searchBoxExamples,
  signaturePadExamples,
  selectFieldExamples,
  signLinesExamples,
  slotChoiceExamples,
  stepsExamples,
  summaryListExamples,
  tabsExamples,
  tagExamples,
  taskListExamples,
  textAreaExamples,
  textFieldExamples,
  timelineExamples,
  topicListExamples,
  walkAwayExamples,
  whyExamples,
  warMapExamples,
];
