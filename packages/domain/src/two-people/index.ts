export {
  aloneReasons,
  declineReasons,
  proposalStages,
  type AloneReason,
  type DeclineReason,
  type Proposal,
  type ProposalStage,
} from './proposal.ts';
export { confirmedWith, secondRefusal } from './second-person.ts';
export { takeTwo } from './take-two.ts';
