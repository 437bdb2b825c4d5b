/** What a department head reads about a mechanism: what it does, when it may be used, what it never does, what to write in the catalogue. */
import type { Mechanism } from '../../catalogue/pure.ts';

interface PassPage {
  readonly does: string;
  readonly may: string;
  readonly never: string;
  readonly write: string;
  readonly systems: string;
}

const page = (does: string, may: string, never: string, write: string, systems: string): PassPage => ({
  does,
  may,
  never,
  write,
  systems,
});

export const TEXTS: Readonly<Record<Mechanism, PassPage>> = {
  'area-assessment': page(
    'A report for the whole area stands in for the assessment of the single project.',
    'The area has a valid report and the project is below the threshold of the predicate.',
    'It never waives a project above the threshold: that one is asked for the excess only.',
    'One entry per assessment with `report`; a second one, with `excess`, names the step that assesses what exceeds.',
    'S097',
  ),
  'reuse-known': page(
    'Nobody is asked for what is known: held certificates, registers, earlier filings, results of the same plan.',
    'The requirement lists the way in `metBy`; a register must answer today.',
    'It never asks a register about what this very plan is only about to create.',
    '`metBy` of the requirement, in the order of preference.',
    'S008 S115 S116',
  ),
  parallelise: page(
    'Items that only custom put one after another go on side by side.',
    'The item is listed; what it waits for is no output that it consumes.',
    'It never drops a prerequisite that a law names; items not listed still wait for everything before them.',
    '`parallelise` at the item; `nature: customary` at the prerequisite.',
    'S085 S133',
  ),
  'early-tender': page(
    'A tender is announced while the approval is still running.',
    'The item is a tender whose award can wait for the approval.',
    'The award never comes before the approval.',
    '`early-tender` at the tender.',
    'S053',
  ),
  tolerate: page(
    'A lesser paper may follow; the case is taken in and reviewed without it.',
    'The paper is not key, the requirement is `deferrable`, the applicant has no unrepaired breach.',
    'Key papers are never touched. Variant A issues nothing before the paper is there; B needs the switch `tolerance-B` with its document and a written promise, and no statute may set the condition.',
    '`deferrable: { within, basis }` at the requirement, `tolerate` at the item, its variant in `with: { variant: A }` (A, B, D or E).',
    'S012 S065 S093 S138',
  ),
  commit: page(
    'The applicant promises in writing; the decision is made now and checked afterwards.',
    'The law lets it be promised, the applicant chooses it and has no unrepaired breach.',
    'The check is never left out: it is an obligation with a date, and its work takes as long as before.',
    '`committable: { check, basis }` at the requirement, or `commit` with `check` at the item whose on-site check moves.',
    'S019 S136',
  ),
  'simulate-ahead': page(
    'The whole review is rehearsed while a prerequisite is pending and converted when it arrives.',
    'The district has switched it on and the item is listed.',
    'A simulated result has no effect towards anybody.',
    '`simulate-ahead` with `convert`, the time that the conversion takes.',
    'S017 S052 S098',
  ),
  'preliminary-opinion': page(
    'A stamped preliminary opinion is given on technical review and swapped for the formal result later.',
    'The taker is certain and only the prerequisite is pending.',
    'It never replaces the formal result.',
    '`preliminary-opinion` with `convert`.',
    'S092',
  ),
  'review-before-confirm-after': page(
    'Reviewed while the licence is pending, in force once the licence and its code exist.',
    'What is awaited is needed for the effect, not for the review.',
    'Nothing takes effect before the licence.',
    '`review-before-confirm-after` at the item that waits.',
    'S089 S059',
  ),
  'combine-certificates': page(
    'One certificate lists several permits, which are reviewed side by side for it.',
    'The members share a key and none waits for another in its review.',
    'Each department still decides for itself.',
    '`combine-certificates` with `shareKey`; `takes` is the making of the one certificate.',
    'S031 S059 S133',
  ),
  'joint-survey': page(
    'Departments look at the place together, once.',
    'The steps share a key and look at the same place.',
    'No department may survey again; each keeps its own checklist.',
    '`shareKey` at the survey steps, `joint-survey` at the items.',
    'S132 S067',
  ),
  'conclude-on-site': page(
    'The result of a survey is told on the spot, no paper waits or travels after it.',
    'The item has a survey and its people may conclude there.',
    'It is not the certificate itself.',
    '`conclude-on-site` at the item.',
    'S067',
  ),
  'joint-measure': page(
    'One field measurement yields every product; the checks of the products run side by side.',
    'The measurements share a key.',
    'Each product is still checked by who needs it.',
    '`shareKey` at the field step, `joint-measure` at the items.',
    'S134',
  ),
  'joint-assess': page(
    'Base data is gathered once for all assessments and one meeting reviews the reports.',
    'The assessments are of one project and share keys.',
    'Each report is still written and concluded for itself.',
    '`shareKey` at base data and meeting, `joint-assess` at the items.',
    'S040 S081',
  ),
  'joint-drawings': page(
    'All disciplines review one version of one digital set; the applicant gets one reply.',
    'The reviews share a key.',
    'No department replies to the applicant alone.',
    '`joint-drawings` with `shareKey`, `reply`, `archive`, and `after` (the step that the reply follows).',
    'S033 S041',
  ),
  'joint-acceptance': page(
    'Acceptances of a finished work on one organised date.',
    'The work is finished and the acceptances share a key.',
    'It is not one department accepting for all: each gives its own conclusion.',
    '`joint-acceptance` with `shareKey`, `prepare`, `date`.',
    'S135 S087',
  ),
  'joint-notify': page(
    'Everybody is told together and early, so dates are booked before they are needed.',
    'The plot and the direction are fixed.',
    'It shortens no work, only the wait for a date. A wait covered by `lead` is counted before the start: say so when you quote the figure.',
    '`joint-notify`, with `lead` where the notice comes that long before handing in.',
    'S090 S131',
  ),
  'merge-form': page(
    'One form for all items; the departments get theirs made from it.',
    'The items are in one plan.',
    'It adds no question: every field belongs to an item and an article.',
    '`merge-form` at the items; `generated-form` in `metBy`.',
    'S031 S023 S135',
  ),
  'merge-materials': page(
    'One set of papers; the same paper is handed in once.',
    'The items are in one plan and name papers by code.',
    'No line is lost: each department sees its own list filled.',
    '`merge-materials` at the items.',
    'S031 S135',
  ),
  'one-window': page(
    'One window takes everything in and hands everything out, once for each stage.',
    'The items can be received at the same site.',
    'Departments still decide; the window never does it for them.',
    '`one-window` at the items; a window with `items: all` at the site.',
    'S032 S035 S100',
  ),
  online: page(
    'Handing in, paying and picking up over the net.',
    'Online depth III (handing in) or IV (everything).',
    'It is declined where a paper must be seen in the original.',
    '`onlineDepth` and `online` at the item.',
    'S031 S045',
  ),
  courier: page(
    'The result comes by courier.',
    'The applicant wishes it.',
    'It is never a duty.',
    '`courier` at the item; `inbound: true` where papers may be sent in.',
    'S045 S055',
  ),
  kiosk: page(
    'The result is printed at a terminal.',
    'The item is listed for terminals.',
    'A terminal in the hall is still a visit.',
    '`kiosk` at the item; `home: true` where a screen at home will do.',
    'S015 S051 S073',
  ),
  agent: page(
    'One assigned person of the service goes all the ways, free of charge.',
    'The item is listed and the predicate says who may have an agent.',
    'The agent is neither the window nor an intermediary.',
    '`agent` at the item.',
    'S053 S102 S130',
  ),
  stages: page(
    'Stages are barriers for what has effect; review without effect may begin before.',
    'The theme has a stage template and the item is simulated or preliminary.',
    'A conversion never comes before its stage.',
    '`stageTemplate` at the theme; templates are data.',
    'S018 S032 S086',
  ),
};
