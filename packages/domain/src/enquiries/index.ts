export {
  enquiryAnswers,
  enquiryStages,
  enquirySubjects,
  type Enquiry,
  type EnquiryAnswer,
  type EnquiryStage,
  type EnquirySubject,
} from './enquiry.ts';
export { ENQUIRY_DAYS, enquiryLimits } from './send-enquiry.ts';
