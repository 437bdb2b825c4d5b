/** Every act of the applicant that has a form of its own. Which of them are open now is the answer of the API, never a guess. */
import type { MatterView } from '../../../matters/index.ts';
import type { Visit } from '../../app/visit.ts';
import type { OwnAct, Sent, Subject } from './own-act.ts';

const caseName = (matter: MatterView, visit: Visit, id: string): string => {
  const one = matter.cases.find((each) => each.case === id);
  return one ? visit.tell(one.name) : id;
};
const about = (visit: Visit, value: string) => [{ key: visit.say('web.own.case'), value }];
const versionOf = (matter: MatterView, id: string): number => matter.cases.find((one) => one.case === id)?.version ?? 0;
/** Need and case in one id; neither holds a space. */
const [needOf, caseOf] = [(id: string) => id.split(' ')[0] ?? '', (id: string) => id.split(' ')[1] ?? ''];

const running = (matter: MatterView, command: string): readonly MatterView['cases'][number][] =>
  matter.cases.filter((one) =>
    matter.permittedActions.some((action) => action.command === command && action.case === one.case),
  );

const signCommitment: OwnAct = {
  command: 'sign-commitment',
  isToDo: true,
  subjects: (matter, visit) =>
    matter.commitments
      .filter((one) => one.promise && !one.isSigned)
      .map((one) => ({
        id: one.relief,
        text: visit.tell(one.text),
        due: matter.obligations.find((each) => each.need === one.need && each.case === one.case)?.due,
        known: about(visit, caseName(matter, visit, one.case)),
      })),
  fields: [
    {
      kind: 'choice',
      name: 'capacity',
      options: (matter, id) =>
        matter.commitments.find((one) => one.relief === id)?.signer === 'guardian'
          ? ['guardian']
          : ['in-person', 'agent'],
    },
    { kind: 'files', name: 'authorisation', optional: true },
    { kind: 'agree', name: 'agreed' },
  ],
  body: (sent, matter, id) => ({
    relief: id,
    textVersion: matter.commitments.find((one) => one.relief === id)?.textVersion ?? '',
    capacity: sent.text('capacity'),
    ...one('authorisation', sent.files('authorisation')[0]?.sha256),
  }),
};

const stateDefence: OwnAct = {
  command: 'state-defence',
  isToDo: true,
  subjects: (matter, visit) =>
    matter.handlings
      .filter((each) => each.state === 'open')
      .map((each) => ({
        id: each.handling,
        text: each.finding,
        due: each.putRightBy,
        isDone: each.isHeard,
        known: about(visit, caseName(matter, visit, each.case)),
      })),
  fields: [
    { kind: 'text', name: 'text' },
    { kind: 'files', name: 'documents', optional: true },
  ],
  body: (sent, _matter, id) => ({
    handling: id,
    text: sent.text('text'),
    documents: sent.files('documents').map((file) => file.sha256),
  }),
};

const activity = (visit: Visit, each: MatterView['activities'][number]): Subject => ({
  id: each.joint,
  text: each.subject,
  known: [
    {
      key: visit.say('web.own.joint'),
      value: visit.say(`web.desk.option.joint.${each.kind}`),
    },
    ...(each.text === null ? [] : [{ key: visit.say('web.own.told'), value: each.text }]),
  ],
});

const signJoint: OwnAct = {
  command: 'sign-joint',
  isToDo: true,
  subjects: (matter, visit) => matter.activities.filter((each) => each.isToSign).map((each) => activity(visit, each)),
  fields: [{ kind: 'agree', name: 'agreed' }],
  body: (_sent, _matter, id) => ({ joint: id }),
};

const renewJoint: OwnAct = {
  command: 'renew-joint',
  isToDo: true,
  subjects: (matter, visit) => matter.activities.filter((each) => each.isToRenew).map((each) => activity(visit, each)),
  fields: [{ kind: 'files', name: 'drawing', optional: true }],
  body: (sent, _matter, id) => ({
    joint: id,
    ...one('drawing', sent.files('drawing')[0]?.sha256),
  }),
};

const supplyMaterial: OwnAct = {
  command: 'supply-material',
  isToDo: true,
  subjects: (matter, visit) =>
    matter.materials
      .filter((each) => each.state === 'later' || each.state === 'asked')
      .map((each) => ({
        id: `${each.need} ${each.case}`,
        text: visit.tell(each.name),
        due: each.due ?? undefined,
        known: about(visit, caseName(matter, visit, each.case)),
      })),
  fields: [{ kind: 'files', name: 'paper' }],
  body: (sent, _matter, id) => ({
    need: needOf(id),
    case: caseOf(id),
    sha256: sent.files('paper')[0]?.sha256,
    ...one('name', sent.files('paper')[0]?.name),
  }),
};

const answerHearing: OwnAct = {
  command: 'answer-hearing-right',
  isToDo: true,
  subjects: (matter, visit) =>
    running(matter, 'answer-hearing-right').map((each) => ({
      id: each.case,
      text: visit.tell(each.name),
      due: each.hearing?.applyUntil ?? undefined,
      isDone: each.hearing?.isWantedByApplicant !== null,
    })),
  fields: [
    { kind: 'choice', name: 'wanted', options: () => ['yes', 'no'] },
    { kind: 'text', name: 'reasons', optional: true },
  ],
  body: (sent, matter, id) => ({
    case: id,
    version: versionOf(matter, id),
    wanted: sent.text('wanted') === 'yes',
    ...one('reasons', sent.text('reasons') || undefined),
  }),
};

const makeStatement: OwnAct = {
  command: 'make-statement',
  isToDo: true,
  subjects: (matter, visit) =>
    running(matter, 'make-statement').map((each) => ({
      id: each.case,
      text: visit.tell(each.name),
      due: each.statement?.until ?? undefined,
      isDone: each.statement?.isMade === true,
    })),
  fields: [
    { kind: 'text', name: 'statement' },
    { kind: 'files', name: 'documents', optional: true },
  ],
  body: (sent, matter, id) => ({
    case: id,
    version: versionOf(matter, id),
    statement: sent.text('statement'),
    documents: sent.files('documents').map((file) => file.sha256),
  }),
};

const applyRecusal: OwnAct = {
  command: 'apply-recusal',
  isToDo: false,
  subjects: (matter, visit) =>
    running(matter, 'apply-recusal').map((each) => ({ id: each.case, text: visit.tell(each.name) })),
  fields: [
    { kind: 'text', name: 'whom' },
    { kind: 'text', name: 'reasons' },
  ],
  body: (sent, matter, id) => ({
    case: id,
    version: versionOf(matter, id),
    whom: sent.text('whom'),
    reasons: sent.text('reasons'),
  }),
};

const isAtWindow = (sent: Sent['text']): boolean => sent('way') === 'window';

const chooseDelivery: OwnAct = {
  command: 'choose-delivery',
  isToDo: false,
  subjects: (matter, visit) => [
    {
      id: matter.id,
      text: visit.say(`web.desk.option.way.${matter.delivery}`),
    },
  ],
  fields: [
    {
      kind: 'choice',
      name: 'way',
      options: () => ['electronic', 'window', 'courier'],
    },
    { kind: 'site', name: 'site', isWanted: isAtWindow },
  ],
  body: (sent) => ({ way: sent.text('way'), ...one('site', isAtWindow(sent.text) ? sent.text('site') : undefined) }),
};

function one(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [name]: value };
}

/** Command -> act. */
export const ownActs: readonly OwnAct[] = [
  signCommitment,
  stateDefence,
  signJoint,
  renewJoint,
  supplyMaterial,
  answerHearing,
  makeStatement,
  applyRecusal,
  chooseDelivery,
];

/** Acts that this visitor may do now, each with what it is about. */
export const openActs = (matter: MatterView, visit: Visit): readonly { act: OwnAct; subject: Subject }[] =>
  ownActs
    .filter((act) => matter.permittedActions.some((action) => action.command === act.command))
    .flatMap((act) => act.subjects(matter, visit).map((subject) => ({ act, subject })));
