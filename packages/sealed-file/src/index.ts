export {
  openFile,
  sealFile,
  SealedFileError,
  type FileKind,
  type OwnKey,
  type SealedFileProblem,
} from './sealed-file.ts';
